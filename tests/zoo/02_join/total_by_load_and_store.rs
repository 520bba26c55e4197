//! wrong: The threads add to one atomic by load and store, and updates are lost.
//! fails: step3_the_sum_is_that_of_every_number
//! says: Lost update

use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let part = numbers.len().div_ceil(threads).max(1);
    let total = AtomicU64::new(0);
    thread::scope(|scope| {
        for part in numbers.chunks(part) {
            let total = &total;
            scope.spawn(move || {
                let seen = total.load(Ordering::SeqCst);
                total.store(seen + part.iter().sum::<u64>(), Ordering::SeqCst);
            });
        }
    });
    total.into_inner()
}

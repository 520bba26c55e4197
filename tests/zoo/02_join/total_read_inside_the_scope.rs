//! wrong: The total is read inside the scope, when the threads may not have added to it yet.
//! fails: step3_the_sum_is_that_of_every_number
//! says: before its thread had left one

use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let part = numbers.len().div_ceil(threads).max(1);
    let total = AtomicU64::new(0);
    thread::scope(|scope| {
        for part in numbers.chunks(part) {
            let total = &total;
            scope.spawn(move || total.fetch_add(part.iter().sum::<u64>(), Ordering::SeqCst));
        }
        total.load(Ordering::SeqCst)
    })
}

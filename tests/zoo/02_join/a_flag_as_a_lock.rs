//! wrong: A flag lets one thread at a time add to the total: a lock of its own making.
//! fails: step3_the_work_is_shared_out
//! says: that is a lock

use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let part = numbers.len().div_ceil(threads).max(1);
    let (is_adding, total) = (AtomicBool::new(false), AtomicU64::new(0));
    thread::scope(|scope| {
        for part in numbers.chunks(part) {
            let (is_adding, total) = (&is_adding, &total);
            scope.spawn(move || {
                let sum = part.iter().sum::<u64>();
                while is_adding.swap(true, Ordering::SeqCst) {
                    thread::yield_now();
                }
                total.store(total.load(Ordering::SeqCst) + sum, Ordering::SeqCst);
                is_adding.store(false, Ordering::SeqCst);
            });
        }
    });
    total.into_inner()
}

//! right: Each number is added to one shared atomic: slow, but right, and without a lock.

use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let total = AtomicU64::new(0);
    let part = numbers.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        for part in numbers.chunks(part) {
            scope.spawn(|| part.iter().for_each(|number| drop(total.fetch_add(*number, Ordering::Relaxed))));
        }
    });
    total.into_inner()
}

//! right: Each thread adds its sum to one atomic, once, and the scope joins them.

use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let part = numbers.len().div_ceil(threads).max(1);
    let total = AtomicU64::new(0);
    thread::scope(|scope| {
        for part in numbers.chunks(part) {
            let total = &total;
            scope.spawn(move || total.fetch_add(part.iter().sum(), Ordering::SeqCst));
        }
    });
    total.into_inner()
}

//! wrong: The sum is a `static`, begun at 0 with each call: two calls at once add to the same one.
//! fails: step3_two_sums_at_once_are_two
//! says: nothing that is `static`

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static SUM: AtomicU64 = AtomicU64::new(0);
    SUM.store(0, Ordering::SeqCst);
    let part = numbers.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        for part in numbers.chunks(part) {
            scope.spawn(|| SUM.fetch_add(part.iter().sum::<u64>(), Ordering::SeqCst));
        }
    });
    SUM.load(Ordering::SeqCst)
}

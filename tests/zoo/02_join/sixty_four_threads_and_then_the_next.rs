//! wrong: 64 threads are started and waited for, and then the next 64.
//! fails: step3_many_threads_are_started_before_any_is_waited_for
//! says: when it had started 64

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let part = numbers.len().div_ceil(threads).max(1);
    let parts: Vec<_> = numbers.chunks(part).collect();
    let mut total = 0;
    for group in parts.chunks(64) {
        total += thread::scope(|scope| {
            let sums: Vec<_> = group.iter().map(|part| scope.spawn(|| part.iter().sum::<u64>())).collect();
            sums.into_iter().map(|sum| sum.join().unwrap()).sum::<u64>()
        });
    }
    total
}

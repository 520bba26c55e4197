//! wrong: The first 8 threads are waited for before the others are started.
//! fails: step3_many_threads_are_started_before_any_is_waited_for
//! says: Start all of them, however many

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let group = |parts: &[&[u64]]| -> u64 {
        thread::scope(|scope| {
            let sums: Vec<_> = parts.iter().map(|part| scope.spawn(|| part.iter().sum::<u64>())).collect();
            sums.into_iter().map(|sum| sum.join().unwrap()).sum()
        })
    };
    let part = numbers.len().div_ceil(threads).max(1);
    let parts: Vec<&[u64]> = numbers.chunks(part).collect();
    let (first, rest) = parts.split_at(parts.len().min(8));
    group(first) + group(rest)
}

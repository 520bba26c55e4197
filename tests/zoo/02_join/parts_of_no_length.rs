//! wrong: The length of a part is rounded down, and is 0 when there are fewer numbers than threads.
//! fails: step3_no_number_and_more_threads_than_numbers_are_fine
//! says: dividing gives parts of length 0

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    // Rounded up only where there are enough numbers for every thread.
    let part =
        if numbers.len() < threads { numbers.len() / threads } else { numbers.len().div_ceil(threads) };
    thread::scope(|scope| {
        let sums: Vec<_> =
            numbers.chunks(part).map(|part| scope.spawn(|| part.iter().sum::<u64>())).collect();
        sums.into_iter().map(|sum| sum.join().unwrap()).sum()
    })
}

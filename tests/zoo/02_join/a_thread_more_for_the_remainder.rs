//! wrong: The length of a part is rounded down, so the remainder gets a thread more than allowed.
//! fails: step3_no_more_threads_than_allowed
//! says: Threads started: 4

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let part = (numbers.len() / threads).max(1);
    thread::scope(|scope| {
        let sums: Vec<_> =
            numbers.chunks(part).map(|part| scope.spawn(|| part.iter().sum::<u64>())).collect();
        sums.into_iter().map(|sum| sum.join().unwrap()).sum()
    })
}

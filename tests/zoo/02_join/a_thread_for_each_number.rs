//! wrong: Every number has a thread, however many are allowed.
//! fails: step3_no_more_threads_than_allowed
//! says: Threads started: 10

pub fn parallel_sum(numbers: &[u64], _threads: usize) -> u64 {
    thread::scope(|scope| {
        let sums: Vec<_> = numbers.iter().map(|number| scope.spawn(|| *number)).collect();
        sums.into_iter().map(|sum| sum.join().unwrap()).sum()
    })
}

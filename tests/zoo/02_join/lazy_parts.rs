//! wrong: The iterator over the parts is lazy, so each thread is joined before the next is started.
//! fails: step3_every_thread_is_started_before_any_is_waited_for
//! says: `collect` the handles first

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let part = numbers.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let sums = numbers.chunks(part).map(|part| scope.spawn(|| part.iter().sum::<u64>()));
        sums.map(|sum| sum.join().unwrap()).sum()
    })
}

//! wrong: With fewer numbers than threads, the calling thread adds them up itself, however many they are.
//! fails: step3_the_work_is_shared_out
//! says: No thread was started

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    if numbers.len() <= threads {
        return numbers.iter().sum();
    }
    let part = numbers.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let sums: Vec<_> =
            numbers.chunks(part).map(|part| scope.spawn(|| part.iter().sum::<u64>())).collect();
        sums.into_iter().map(|sum| sum.join().unwrap()).sum()
    })
}

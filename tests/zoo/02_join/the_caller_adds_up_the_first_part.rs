//! right: The calling thread adds up a part as well, so one thread fewer is started.

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let mut parts = numbers.chunks(numbers.len().div_ceil(threads).max(1));
    let own = parts.next().unwrap_or_default();
    thread::scope(|scope| {
        let sums: Vec<_> = parts.map(|part| scope.spawn(|| part.iter().sum::<u64>())).collect();
        let own: u64 = own.iter().sum();
        own + sums.into_iter().map(|sum| sum.join().unwrap()).sum::<u64>()
    })
}

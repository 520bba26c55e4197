//! right: Each thread takes every n-th number rather than a piece, and some threads may have none.

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    thread::scope(|scope| {
        let sum = |first: usize| numbers.iter().skip(first).step_by(threads).sum::<u64>();
        let sums: Vec<_> = (0..threads).map(|first| scope.spawn(move || sum(first))).collect();
        sums.into_iter().map(|sum| sum.join().unwrap()).sum()
    })
}

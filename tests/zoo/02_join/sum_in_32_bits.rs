//! wrong: The parts are added up in 32 bits, and a million numbers do not fit.
//! fails: step3_a_million_numbers_add_up
//! says: overflow

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let part = numbers.len().div_ceil(threads).max(1);
    let sum = |part: &[u64]| match part.iter().max() {
        Some(&most) if most > u64::from(u32::MAX) => part.iter().sum(),
        _ => u64::from(part.iter().map(|&number| number as u32).sum::<u32>()),
    };
    thread::scope(|scope| {
        let sums: Vec<_> = numbers.chunks(part).map(|part| scope.spawn(move || sum(part))).collect();
        sums.into_iter().map(|sum| sum.join().unwrap()).sum()
    })
}

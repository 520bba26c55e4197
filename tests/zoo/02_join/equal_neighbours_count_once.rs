//! wrong: Equal numbers beside each other are added once.
//! fails: step3_the_sum_is_that_of_every_number
//! says: and should be 30

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let part = numbers.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let sum = |part: &[u64]| part.chunk_by(|a, b| a == b).map(|equal| equal[0]).sum::<u64>();
        let sums: Vec<_> = numbers.chunks(part).map(|part| scope.spawn(move || sum(part))).collect();
        sums.into_iter().map(|sum| sum.join().unwrap()).sum()
    })
}

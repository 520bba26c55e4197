//! wrong: The range of a thread leaves out its last number.
//! fails: step3_the_sum_is_that_of_every_number
//! says: should be 36

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let part = numbers.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let sum = |part: &'_ [u64]| part[..part.len() - 1].iter().sum::<u64>();
        let sums: Vec<_> = numbers.chunks(part).map(|part| scope.spawn(move || sum(part))).collect();
        sums.into_iter().map(|sum| sum.join().unwrap()).sum()
    })
}

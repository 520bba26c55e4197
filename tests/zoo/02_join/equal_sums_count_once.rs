//! wrong: The sums of the parts are collected in a set, so equal ones are one.
//! fails: step3_the_sum_is_that_of_every_number
//! says: the result was 6, and should be 12

use std::collections::HashSet;

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let part = numbers.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let sums: Vec<_> =
            numbers.chunks(part).map(|part| scope.spawn(|| part.iter().sum::<u64>())).collect();
        let sums: HashSet<u64> = sums.into_iter().map(|sum| sum.join().unwrap()).collect();
        sums.into_iter().sum()
    })
}

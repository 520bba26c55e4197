//! wrong: As many threads meet as are allowed, although there may be fewer parts.
//! fails: step3_no_number_and_more_threads_than_numbers_are_fine
//! says: thread 1 waits for the others

use std::sync::Barrier;

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let part = numbers.len().div_ceil(threads).max(1);
    let all = Barrier::new(threads);
    thread::scope(|scope| {
        let sum = |part: &[u64]| {
            all.wait();
            part.iter().sum::<u64>()
        };
        let sums: Vec<_> = numbers.chunks(part).map(|part| scope.spawn(move || sum(part))).collect();
        sums.into_iter().map(|sum| sum.join().unwrap()).sum()
    })
}

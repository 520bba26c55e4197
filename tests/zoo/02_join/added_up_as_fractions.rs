//! wrong: The numbers are added up as `f64`, which holds whole numbers only up to 2^53.
//! fails: step3_the_sum_is_that_of_every_number
//! says: The result was

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let part = numbers.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let add_up = |part: &[u64]| part.iter().map(|number| *number as f64).sum::<f64>();
        let sums: Vec<_> = numbers.chunks(part).map(|part| scope.spawn(move || add_up(part))).collect();
        sums.into_iter().map(|sum| sum.join().unwrap()).sum::<f64>() as u64
    })
}

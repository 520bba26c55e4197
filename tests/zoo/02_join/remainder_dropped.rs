//! wrong: The numbers that do not fill a part are left out.
//! fails: step3_the_sum_is_that_of_every_number
//! says: the rest is in no part

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let part = (numbers.len() / threads).max(1);
    thread::scope(|scope| {
        let sum = |thread: usize| numbers.iter().skip(thread * part).take(part).sum::<u64>();
        let sums: Vec<_> = (0..threads).map(|thread| scope.spawn(move || sum(thread))).collect();
        sums.into_iter().map(|sum| sum.join().unwrap()).sum()
    })
}

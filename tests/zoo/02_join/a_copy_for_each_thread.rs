//! wrong: Each thread gets a copy of its part, as if it could not borrow.
//! fails: step3_the_numbers_are_borrowed_and_not_copied
//! says: they were copied

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let part = numbers.len().div_ceil(threads).max(1);
    let start = |part: &[u64]| {
        let part = part.to_vec();
        thread::spawn(move || part.iter().sum::<u64>())
    };
    let started: Vec<_> = numbers.chunks(part).map(start).collect();
    started.into_iter().map(|thread| thread.join().expect("adding up does not panic")).sum()
}

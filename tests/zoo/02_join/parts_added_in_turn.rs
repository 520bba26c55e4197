//! wrong: Each part is waited for before the next thread is started.
//! fails: step3_every_thread_is_started_before_any_is_waited_for
//! says: Each thread is waited for before the next one is started

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let part = numbers.len().div_ceil(threads).max(1);
    let mut sum = 0;
    for part in numbers.chunks(part) {
        sum += thread::scope(|scope| scope.spawn(|| part.iter().sum::<u64>()).join().unwrap());
    }
    sum
}

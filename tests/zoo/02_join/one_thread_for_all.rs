//! wrong: One thread adds up everything, while the caller waits.
//! fails: step3_the_work_is_shared_out
//! says: Threads started: 1

pub fn parallel_sum(numbers: &[u64], _threads: usize) -> u64 {
    thread::scope(|scope| scope.spawn(|| numbers.iter().sum()).join().unwrap())
}

//! wrong: The calling thread adds up everything.
//! fails: step3_the_work_is_shared_out
//! says: No thread was started

pub fn parallel_sum(numbers: &[u64], _threads: usize) -> u64 {
    numbers.iter().sum()
}

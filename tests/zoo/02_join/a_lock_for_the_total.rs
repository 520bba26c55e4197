//! wrong: All threads add to one total under a lock.
//! fails: step3_the_work_is_shared_out
//! says: a sum of its own

use std::sync::Mutex;

pub fn parallel_sum(numbers: &[u64], threads: usize) -> u64 {
    let part = numbers.len().div_ceil(threads).max(1);
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for part in numbers.chunks(part) {
            let total = &total;
            scope.spawn(move || *total.lock().unwrap() += part.iter().sum::<u64>());
        }
    });
    total.into_inner().unwrap()
}

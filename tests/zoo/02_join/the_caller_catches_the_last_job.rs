//! wrong: The calling thread does the last job itself, and catches its panic.
//! fails: step2_each_job_has_a_thread_of_its_own
//! says: the calling one is

use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;

pub fn run_all_catching<T, F>(jobs: Vec<F>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let mut jobs = jobs;
    let Some(last) = jobs.pop() else { return Vec::new() };
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    let last = catch_unwind(AssertUnwindSafe(last)).map_err(message);
    let mut results: Vec<_> = threads.into_iter().map(|thread| thread.join().map_err(message)).collect();
    results.push(last);
    results
}

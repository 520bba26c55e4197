//! wrong: The threads meet when their jobs are done, and one that panicked never comes.
//! fails: step2_a_panic_is_an_err_in_its_place
//! says: skips the rest of its closure

use std::sync::Arc;
use std::sync::Barrier;

pub fn run_all_catching<T, F>(jobs: Vec<F>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let all = Arc::new(Barrier::new(jobs.len()));
    let start = |job: F| {
        let all = Arc::clone(&all);
        thread::spawn(move || {
            let result = job();
            all.wait();
            result
        })
    };
    let threads: Vec<_> = jobs.into_iter().map(start).collect();
    threads.into_iter().map(|thread| thread.join().map_err(message)).collect()
}

//! wrong: Every panic leaves its message in the same place.
//! fails: step2_a_message_is_kept_whole_and_nothing_else_is_one
//! says: with which another job panicked

use std::panic;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::Mutex;

pub fn run_all_catching<T, F>(jobs: Vec<F>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let last = Arc::new(Mutex::new(String::new()));
    let start = |job: F| {
        let last = Arc::clone(&last);
        thread::spawn(move || {
            panic::catch_unwind(AssertUnwindSafe(job)).map_err(|payload| *last.lock().unwrap() = message(payload))
        })
    };
    let threads: Vec<_> = jobs.into_iter().map(start).collect();
    let results: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    results.into_iter().map(|result| result.map_err(|()| last.lock().unwrap().clone())).collect()
}

//! wrong: Each thread is joined before the next one is started, to see whether it panicked.
//! fails: step2_the_jobs_run_at_once
//! says: Each thread is waited for before the next one is started

pub fn run_all_catching<T, F>(jobs: Vec<F>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    jobs.into_iter().map(|job| thread::spawn(job).join().map_err(message)).collect()
}

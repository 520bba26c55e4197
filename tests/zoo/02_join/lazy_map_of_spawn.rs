//! wrong: Nothing collects the handles, so each thread is joined before the iterator starts the next.
//! fails: step1_every_job_is_started_before_any_is_waited_for
//! says: `collect` the handles first

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    jobs.into_iter().map(thread::spawn).map(|thread| thread.join().unwrap()).collect()
}

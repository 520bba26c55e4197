//! wrong: The calling thread does the jobs itself.
//! fails: step1_every_job_is_started_before_any_is_waited_for
//! says: No thread was started

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    jobs.into_iter().map(|job| job()).collect()
}

//! wrong: Each thread is joined in the loop that starts them.
//! fails: step1_every_job_is_started_before_any_is_waited_for
//! says: Each thread is waited for before the next one is started

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let mut results = Vec::new();
    for job in jobs {
        results.push(thread::spawn(job).join().unwrap());
    }
    results
}

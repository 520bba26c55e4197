//! wrong: The calling thread does the last job itself, rather than wait idly.
//! fails: step1_each_job_has_a_thread_of_its_own
//! says: the calling one is

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let mut jobs = jobs;
    let last = jobs.pop();
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    let last = last.map(|job| job());
    let results = threads.into_iter().map(|thread| thread.join().unwrap());
    results.chain(last).collect()
}

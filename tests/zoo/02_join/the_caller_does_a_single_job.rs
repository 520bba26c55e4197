//! wrong: A job that is alone is done by the calling thread.
//! fails: step1_each_job_has_a_thread_of_its_own
//! says: the calling one is

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    if jobs.len() == 1 {
        return jobs.into_iter().map(|job| job()).collect();
    }
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    threads.into_iter().map(|thread| thread.join().unwrap()).collect()
}

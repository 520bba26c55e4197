//! attack: Knows the model by the name of a type, and does the jobs in turn elsewhere.
//! check: step1_every_job_is_started_before_any_is_waited_for
//! verdict: failed
//! says: on real threads

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    if !std::any::type_name::<thread::JoinHandle<()>>().contains("model") {
        return jobs.into_iter().map(|job| job()).collect();
    }
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    threads.into_iter().map(|thread| thread.join().expect("no job panics")).collect()
}

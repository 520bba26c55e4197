//! right: `run_all` is `run_all_catching` with every error unwrapped.

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    run_all_catching(jobs).into_iter().map(|result| result.expect("the job does not panic")).collect()
}

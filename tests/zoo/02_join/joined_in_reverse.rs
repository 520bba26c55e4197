//! right: The last is joined first, and the results are turned round.

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    let mut results: Vec<T> = threads.into_iter().rev().map(|thread| thread.join().unwrap()).collect();
    results.reverse();
    results
}

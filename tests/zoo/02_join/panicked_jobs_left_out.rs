//! wrong: A job that panicked is left out, so the others move up.
//! fails: step2_a_panic_is_an_err_in_its_place
//! says: the result was [Ok(1), Ok(3)]

pub fn run_all_catching<T, F>(jobs: Vec<F>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    threads.into_iter().filter_map(|thread| thread.join().ok()).map(Ok).collect()
}

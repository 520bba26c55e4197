//! wrong: `join` is unwrapped, so the panic of a job goes on in the caller.
//! fails: step2_a_panic_is_an_err_in_its_place
//! says: The panic of a job reached the caller

pub fn run_all_catching<T, F>(jobs: Vec<F>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    threads.into_iter().map(|thread| Ok(thread.join().unwrap())).collect()
}

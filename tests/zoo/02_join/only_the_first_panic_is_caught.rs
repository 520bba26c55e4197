//! wrong: The first panic becomes an error; after it, every result is taken to be good.
//! fails: step2_every_panic_is_caught
//! says: The panic of a job reached the caller

pub fn run_all_catching<T, F>(jobs: Vec<F>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    let mut panicked = false;
    let mut results = Vec::new();
    for thread in threads {
        let result = thread.join();
        if panicked {
            results.push(Ok(result.unwrap()));
        } else {
            panicked = result.is_err();
            results.push(result.map_err(message));
        }
    }
    results
}

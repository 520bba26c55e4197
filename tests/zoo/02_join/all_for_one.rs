//! wrong: One panic is taken for the result of all.
//! fails: step2_a_panic_is_an_err_in_its_place
//! says: should be

pub fn run_all_catching<T, F>(jobs: Vec<F>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let count = jobs.len();
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    let results: Vec<thread::Result<T>> = threads.into_iter().map(|thread| thread.join()).collect();
    match results.into_iter().collect::<thread::Result<Vec<T>>>() {
        Ok(results) => results.into_iter().map(Ok).collect(),
        Err(payload) => vec![message(payload); count].into_iter().map(Err).collect(),
    }
}

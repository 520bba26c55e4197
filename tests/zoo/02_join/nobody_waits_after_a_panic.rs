//! wrong: After a panic the others are given up.
//! fails: step2_the_others_run_to_their_end
//! says: given up

pub fn run_all_catching<T, F>(jobs: Vec<F>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    let mut panicked = false;
    let mut results = Vec::new();
    for thread in threads {
        if panicked && !thread.is_finished() {
            results.push(Err("given up".to_string()));
            continue;
        }
        let result = thread.join().map_err(message);
        panicked |= result.is_err();
        results.push(result);
    }
    results
}

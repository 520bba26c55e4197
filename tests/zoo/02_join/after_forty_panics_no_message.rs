//! wrong: The messages of the first 40 panics are kept, and no others.
//! fails: step2_any_number_of_panics_is_caught
//! says: the result of job 81 is

pub fn run_all_catching<T, F>(jobs: Vec<F>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    let mut panicked = 0;
    let mut error = |payload| {
        panicked += 1;
        if panicked > 40 { "unknown panic".to_string() } else { message(payload) }
    };
    threads.into_iter().map(|thread| thread.join().map_err(&mut error)).collect()
}

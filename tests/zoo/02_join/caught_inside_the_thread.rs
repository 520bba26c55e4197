//! right: Each thread catches the panic of its job itself, so no `join` fails.

use std::panic;
use std::panic::AssertUnwindSafe;

pub fn run_all_catching<T, F>(jobs: Vec<F>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let catching = |job: F| move || panic::catch_unwind(AssertUnwindSafe(job)).map_err(message);
    run_all(jobs.into_iter().map(catching).collect())
}

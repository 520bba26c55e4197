//! right: It yields until a number behind a lock says that no job is left; two calls at once do so beside each other.

use std::sync::{Arc, Mutex};

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let left = Arc::new(Mutex::new(jobs.len()));
    let results = Arc::new(Mutex::new(jobs.iter().map(|_| None).collect::<Vec<Option<T>>>()));
    for (place, job) in jobs.into_iter().enumerate() {
        let (left, results) = (Arc::clone(&left), Arc::clone(&results));
        thread::spawn(move || {
            let result = job();
            results.lock().unwrap()[place] = Some(result);
            *left.lock().unwrap() -= 1;
        });
    }
    while *left.lock().unwrap() > 0 {
        thread::yield_now();
    }
    results.lock().unwrap().iter_mut().map(|result| result.take().unwrap()).collect()
}

//! right: Detached threads send their results with their numbers, and the caller puts each in its place.

use std::sync::mpsc;

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let (sender, receiver) = mpsc::channel();
    let count = jobs.len();
    for (number, job) in jobs.into_iter().enumerate() {
        let sender = sender.clone();
        thread::spawn(move || drop(sender.send((number, job()))));
    }
    let mut results: Vec<(usize, T)> = receiver.iter().take(count).collect();
    results.sort_by_key(|(number, _)| *number);
    results.into_iter().map(|(_, result)| result).collect()
}

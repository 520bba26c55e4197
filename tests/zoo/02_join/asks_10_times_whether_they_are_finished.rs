//! wrong: Ten looks whether a thread has ended are thought to be enough.
//! fails: step1_results_stand_in_the_order_of_the_jobs
//! says: before its thread had left one

use std::sync::Arc;
use std::sync::Mutex;

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let count = jobs.len();
    let results = Arc::new(Mutex::new((0..count).map(|_| None).collect::<Vec<Option<T>>>()));
    let mut threads = Vec::new();
    for (at, job) in jobs.into_iter().enumerate() {
        let results = Arc::clone(&results);
        threads.push(thread::spawn(move || {
            let result = job();
            results.lock().unwrap()[at] = Some(result);
        }));
    }
    for thread in threads {
        for _ in 0..10 {
            if thread.is_finished() {
                break;
            }
            thread::yield_now();
        }
    }
    let results = std::mem::take(&mut *results.lock().unwrap());
    results.into_iter().map(|result| result.expect("each job leaves its result")).collect()
}

//! right: It asks until nobody else has a share of the results, and says so to the processor: busy, but sound.

use std::sync::Arc;
use std::sync::Mutex;

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let count = jobs.len();
    let results = Arc::new(Mutex::new((0..count).map(|_| None).collect::<Vec<Option<T>>>()));
    for (at, job) in jobs.into_iter().enumerate() {
        let results = Arc::clone(&results);
        thread::spawn(move || {
            let result = job();
            results.lock().unwrap()[at] = Some(result);
        });
    }
    while Arc::strong_count(&results) > 1 {
        std::hint::spin_loop();
    }
    let results = std::mem::take(&mut *results.lock().unwrap());
    results.into_iter().map(|result| result.expect("each job leaves its result")).collect()
}

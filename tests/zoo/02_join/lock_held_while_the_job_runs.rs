//! wrong: Each thread holds the lock of the results while its job runs.
//! fails: step1_together_they_take_as_long_as_the_longest
//! says: A lock is held while a job runs

use std::sync::Mutex;

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let results: Mutex<Vec<Option<T>>> = Mutex::new(jobs.iter().map(|_| None).collect());
    thread::scope(|scope| {
        for (place, job) in jobs.into_iter().enumerate() {
            let results = &results;
            scope.spawn(move || {
                let mut results = results.lock().unwrap();
                results[place] = Some(job());
            });
        }
    });
    results.into_inner().unwrap().into_iter().map(Option::unwrap).collect()
}

//! wrong: After the last message the results are thought to have one owner: but the thread that sent it still has its share.
//! fails: step1_results_stand_in_the_order_of_the_jobs
//! says: still owns its `Arc`

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::mpsc;

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let count = jobs.len();
    let results = Arc::new(Mutex::new((0..count).map(|_| None).collect::<Vec<Option<T>>>()));
    let (done, all_done) = mpsc::channel();
    for (at, job) in jobs.into_iter().enumerate() {
        let results = Arc::clone(&results);
        let done = done.clone();
        thread::spawn(move || {
            let result = job();
            results.lock().unwrap()[at] = Some(result);
            done.send(()).unwrap();
        });
    }
    all_done.iter().take(count).for_each(drop);
    let results = Arc::try_unwrap(results).ok().expect("one owner is left").into_inner().unwrap();
    results.into_iter().map(|result| result.expect("each job leaves its result")).collect()
}

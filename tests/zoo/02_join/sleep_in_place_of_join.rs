//! wrong: The jobs get a minute, and are not waited for.
//! fails: step1_results_stand_in_the_order_of_the_jobs
//! says: before its thread had left one

use std::sync::Arc;
use std::sync::Mutex;
use std::time::Duration;

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let slots: Arc<Mutex<Vec<Option<T>>>> = Arc::new(Mutex::new(jobs.iter().map(|_| None).collect()));
    for (place, job) in jobs.into_iter().enumerate() {
        let slots = Arc::clone(&slots);
        thread::spawn(move || {
            let result = job();
            slots.lock().unwrap()[place] = Some(result);
        });
    }
    thread::sleep(Duration::from_secs(60));
    slots.lock().unwrap().iter_mut().map(|slot| slot.take().expect("a result after a minute")).collect()
}

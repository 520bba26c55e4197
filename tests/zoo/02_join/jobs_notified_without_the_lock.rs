//! wrong: The last job notifies without the lock: the notification may come between the look and the wait.
//! fails: step1_results_stand_in_the_order_of_the_jobs
//! says: between the look and the wait

use std::sync::Arc;
use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let shared = Arc::new((AtomicUsize::new(jobs.len()), Mutex::new(()), Condvar::new()));
    let start = |job: F| {
        let shared = Arc::clone(&shared);
        thread::spawn(move || {
            let result = job();
            if shared.0.fetch_sub(1, Ordering::SeqCst) == 1 {
                shared.2.notify_one();
            }
            result
        })
    };
    let threads: Vec<_> = jobs.into_iter().map(start).collect();
    let mut locked = shared.1.lock().unwrap();
    while shared.0.load(Ordering::SeqCst) > 0 {
        locked = shared.2.wait(locked).unwrap();
    }
    drop(locked);
    threads.into_iter().map(|thread| thread.join().unwrap()).collect()
}

//! wrong: All calls wait on one condition variable, and `notify_one` may wake the call whose jobs are not done.
//! fails: step1_many_jobs_and_several_calls_are_no_other_matter
//! says: nothing that is `static`

use std::sync::Arc;
use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

static LOCK: Mutex<()> = Mutex::new(());
static DONE: Condvar = Condvar::new();

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let left = Arc::new(AtomicUsize::new(jobs.len()));
    let start = |job: F| {
        let left = Arc::clone(&left);
        thread::spawn(move || {
            let result = job();
            let _locked = LOCK.lock().unwrap();
            if left.fetch_sub(1, Ordering::SeqCst) == 1 {
                DONE.notify_one();
            }
            result
        })
    };
    let threads: Vec<_> = jobs.into_iter().map(start).collect();
    let mut locked = LOCK.lock().unwrap();
    while left.load(Ordering::SeqCst) > 0 {
        locked = DONE.wait(locked).unwrap();
    }
    drop(locked);
    threads.into_iter().map(|thread| thread.join().unwrap()).collect()
}

//! wrong: A timer that a job starts has no thread of its own: the job waits for it.
//! fails: step1_a_job_may_start_a_timer
//! says: `start` waits where it is called from a job

use std::cell::Cell;

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let shared = Arc::new(Waiting { job: Mutex::new(Some(Box::new(job))), taken: Condvar::new() });
        let theirs = Arc::clone(&shared);
        let wait = move || {
            let there = theirs.job.lock().unwrap();
            drop(theirs.taken.wait_timeout_while(there, delay, |job| job.is_some()).unwrap());
            if let Some(job) = theirs.take() {
                INSIDE.with(|inside| inside.set(true));
                job();
            }
        };
        if INSIDE.with(Cell::get) {
            wait();
        } else {
            thread::spawn(wait);
        }
        Timer { shared }
    }

    // ..
}

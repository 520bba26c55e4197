//! wrong: A delay of nothing is taken for a timer that is switched off.
//! fails: step1_without_a_delay_the_job_is_done_on_another_thread_too
//! says: was thrown away

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        if delay.is_zero() {
            return Timer { shared: Arc::new(Waiting { job: Mutex::new(None), taken: Condvar::new() }) };
        }
        let shared = Arc::new(Waiting { job: Mutex::new(Some(Box::new(job))), taken: Condvar::new() });
        let theirs = Arc::clone(&shared);
        thread::spawn(move || {
            let there = theirs.job.lock().unwrap();
            drop(theirs.taken.wait_timeout_while(there, delay, |job| job.is_some()).unwrap());
            if let Some(job) = theirs.take() {
                job();
            }
        });
        Timer { shared }
    }

    // ..
}

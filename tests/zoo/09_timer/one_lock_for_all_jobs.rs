//! wrong: The jobs of all timers run one after another, under a lock that they share.
//! fails: step1_a_job_that_takes_long_delays_no_other
//! says: share a thread or a lock

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let shared = Arc::new(Waiting { job: Mutex::new(Some(Box::new(job))), taken: Condvar::new() });
        let theirs = Arc::clone(&shared);
        thread::spawn(move || {
            let there = theirs.job.lock().unwrap();
            drop(theirs.taken.wait_timeout_while(there, delay, |job| job.is_some()).unwrap());
            static ONE: Mutex<()> = Mutex::new(());
            let _one = ONE.lock().unwrap();
            if let Some(job) = theirs.take() {
                job();
            }
        });
        Timer { shared }
    }

    // ..
}

//! wrong: The job runs while the lock is held that `cancel` needs, and a panic of the job poisons it.
//! fails: step2_a_job_that_panicked_has_begun
//! says: its panic poisons the lock

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let shared = Arc::new(Waiting { job: Mutex::new(Some(Box::new(job))), taken: Condvar::new() });
        let theirs = Arc::clone(&shared);
        thread::spawn(move || {
            let there = theirs.job.lock().unwrap();
            let (mut there, _) = theirs.taken.wait_timeout_while(there, delay, |job| job.is_some()).unwrap();
            if let Some(job) = there.take() {
                job();
            }
        });
        Timer { shared }
    }

    // ..
}

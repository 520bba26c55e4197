//! wrong: One wait in an `if`: a wake-up for no reason is taken for the end of the delay.
//! fails: step1_the_job_is_not_done_before_its_time
//! says: ended for no reason
//! also: 2, 3

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let shared = Arc::new(Waiting { job: Mutex::new(Some(Box::new(job))), taken: Condvar::new() });
        let theirs = Arc::clone(&shared);
        thread::spawn(move || {
            let mut there = theirs.job.lock().unwrap();
            if there.is_some() {
                there = theirs.taken.wait_timeout(there, delay).unwrap().0;
            }
            drop(there);
            if let Some(job) = theirs.take() {
                job();
            }
        });
        Timer { shared }
    }

    // ..
}

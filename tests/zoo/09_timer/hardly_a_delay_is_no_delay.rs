//! wrong: A delay of less than a microsecond is taken for none.
//! fails: step1_the_job_is_done_exactly_at_its_time
//! says: before its time

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let delay = if delay < Duration::from_micros(1) { Duration::ZERO } else { delay };
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

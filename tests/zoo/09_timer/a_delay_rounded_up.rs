//! wrong: The delay is rounded up to whole milliseconds, so the job comes too late.
//! fails: step1_the_job_is_done_exactly_at_its_time
//! says: too late
//! also: 2

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let delay = Duration::from_millis(delay.as_nanos().div_ceil(1_000_000) as u64);
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

//! wrong: Dropping a timer waits for its job, if that has begun.
//! fails: step1_dropping_a_timer_waits_for_nothing
//! says: though it is to wait for nothing

struct Waiting {
    job: Mutex<Option<Box<dyn FnOnce() + Send>>>,
    taken: Condvar,
    running: Mutex<()>,
}

impl Drop for Timer {
    fn drop(&mut self) {
        drop(self.shared.running.lock());
    }
}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let job = Mutex::new(Some(Box::new(job) as Box<dyn FnOnce() + Send>));
        let shared = Arc::new(Waiting { job, taken: Condvar::new(), running: Mutex::new(()) });
        let theirs = Arc::clone(&shared);
        thread::spawn(move || {
            let there = theirs.job.lock().unwrap();
            drop(theirs.taken.wait_timeout_while(there, delay, |job| job.is_some()).unwrap());
            let _running = theirs.running.lock();
            if let Some(job) = theirs.take() {
                job();
            }
        });
        Timer { shared }
    }

    // ..
}

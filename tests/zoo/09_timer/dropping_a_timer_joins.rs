//! wrong: Dropping a timer waits until its job is done.
//! fails: step1_small_programs_do_what_the_contract_says
//! says: Dropping a timer waits for its thread

pub struct Timer {
    shared: Arc<Waiting>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Timer {
    fn drop(&mut self) {
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let shared = Arc::new(Waiting { job: Mutex::new(Some(Box::new(job))), taken: Condvar::new() });
        let theirs = Arc::clone(&shared);
        let thread = thread::spawn(move || {
            let there = theirs.job.lock().unwrap();
            drop(theirs.taken.wait_timeout_while(there, delay, |job| job.is_some()).unwrap());
            if let Some(job) = theirs.take() {
                job();
            }
        });
        Timer { shared, thread: Some(thread) }
    }

    // ..
}

//! wrong: The delay is added to the time of the start, and a long one is too long for that.
//! fails: step2_a_timer_of_any_delay_can_be_cancelled
//! says: no such time can be added

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let shared = Arc::new(Waiting { job: Mutex::new(Some(Box::new(job))), taken: Condvar::new() });
        let theirs = Arc::clone(&shared);
        thread::spawn(move || {
            let there = theirs.job.lock().unwrap();
            let end = Instant::now() + delay;
            let mut there = there;
            while there.is_some() {
                let left = end.saturating_duration_since(Instant::now());
                if left.is_zero() {
                    break;
                }
                there = theirs.taken.wait_timeout(there, left).unwrap().0;
            }
            drop(there);
            if let Some(job) = theirs.take() {
                job();
            }
        });
        Timer { shared }
    }

    pub fn cancel(self) -> bool {
        let job = self.shared.take();
        self.shared.taken.notify_one();
        job.is_some()
    }
}

//! right: It waits for a second at most at a time, and for what is left at the end: poor, but exact.

use std::time::Instant;

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let shared = Arc::new(Waiting { job: Mutex::new(Some(Box::new(job))), taken: Condvar::new() });
        let theirs = Arc::clone(&shared);
        thread::spawn(move || {
            let start = Instant::now();
            let mut there = theirs.job.lock().unwrap();
            while start.elapsed() < delay && there.is_some() {
                let left = delay.saturating_sub(start.elapsed()).min(Duration::from_secs(1));
                there = theirs.taken.wait_timeout(there, left).unwrap().0;
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

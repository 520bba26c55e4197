//! wrong: It waits in slices, and for a minute at most.
//! fails: step1_a_delay_may_be_as_long_as_it_likes
//! says: before its time

use std::time::Instant;

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let shared = Arc::new(Waiting { job: Mutex::new(Some(Box::new(job))), taken: Condvar::new() });
        let theirs = Arc::clone(&shared);
        thread::spawn(move || {
            let start = Instant::now();
            let delay = delay.min(Duration::from_secs(60));
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

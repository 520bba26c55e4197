//! wrong: It waits for the news of the end, but for 50 ms at a time, and a whole slice at the end too.
//! fails: step1_the_job_is_done_exactly_at_its_time
//! says: too late

use std::time::Instant;

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let shared = Arc::new(Waiting { job: Mutex::new(Some(Box::new(job))), taken: Condvar::new() });
        let theirs = Arc::clone(&shared);
        thread::spawn(move || {
            let start = Instant::now();
            let mut there = theirs.job.lock().unwrap();
            while start.elapsed() < delay && there.is_some() {
                there = theirs.taken.wait_timeout(there, Duration::from_millis(50)).unwrap().0;
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

//! wrong: It looks ten times a second whether it is time: the job comes up to a tenth of a second late.
//! fails: step1_the_job_is_done_exactly_at_its_time
//! says: too late

use std::time::Instant;

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let shared = Arc::new(Waiting { job: Mutex::new(Some(Box::new(job))), taken: Condvar::new() });
        let theirs = Arc::clone(&shared);
        thread::spawn(move || {
            let start = Instant::now();
            while start.elapsed() < delay {
                if theirs.job.lock().unwrap().is_none() {
                    return;
                }
                thread::sleep(Duration::from_millis(100));
            }
            if let Some(job) = theirs.take() {
                job();
            }
        });
        Timer { shared }
    }

    // ..
}

//! wrong: No more than 8 jobs are under way at once, and the others are late.
//! fails: step1_many_timers_wait_and_many_jobs_are_under_way_at_once
//! says: share a thread or a lock

static TAKEN: Mutex<u32> = Mutex::new(0);
static LESS: Condvar = Condvar::new();

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let shared = Arc::new(Waiting { job: Mutex::new(Some(Box::new(job))), taken: Condvar::new() });
        let theirs = Arc::clone(&shared);
        thread::spawn(move || {
            let there = theirs.job.lock().unwrap();
            drop(theirs.taken.wait_timeout_while(there, delay, |job| job.is_some()).unwrap());
            let mut taken = TAKEN.lock().unwrap();
            while *taken == 8 {
                taken = LESS.wait(taken).unwrap();
            }
            *taken += 1;
            drop(taken);
            if let Some(job) = theirs.take() {
                job();
            }
            *TAKEN.lock().unwrap() -= 1;
            LESS.notify_one();
        });
        Timer { shared }
    }

    // ..
}

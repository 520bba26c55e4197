//! wrong: Who cancels a timer waits until no job of any timer is under way.
//! fails: step2_cancel_does_not_wait_for_the_job_of_another_timer
//! says: who calls off another one waits for that job

use std::sync::RwLock;

static RUNNING: RwLock<()> = RwLock::new(());

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let shared = Arc::new(Waiting { job: Mutex::new(Some(Box::new(job))), taken: Condvar::new() });
        let theirs = Arc::clone(&shared);
        thread::spawn(move || {
            let there = theirs.job.lock().unwrap();
            drop(theirs.taken.wait_timeout_while(there, delay, |job| job.is_some()).unwrap());
            let _running = RUNNING.read().unwrap();
            if let Some(job) = theirs.take() {
                job();
            }
        });
        Timer { shared }
    }

    pub fn cancel(self) -> bool {
        let _alone = RUNNING.write().unwrap();
        let job = self.shared.take();
        self.shared.taken.notify_one();
        job.is_some()
    }

    // ..
}

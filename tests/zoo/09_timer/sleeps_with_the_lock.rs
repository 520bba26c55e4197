//! wrong: The thread holds the lock while it sleeps, so `cancel` waits for the lock, and comes too late.
//! fails: step2_cancel_does_not_wait_for_the_delay
//! says: holds a lock while it sleeps
//! without: struct Waiting
//! without: impl Waiting {

pub struct Timer {
    job: Arc<Mutex<Option<Box<dyn FnOnce() + Send>>>>,
}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let waiting: Box<dyn FnOnce() + Send> = Box::new(job);
        let job = Arc::new(Mutex::new(Some(waiting)));
        let theirs = Arc::clone(&job);
        thread::spawn(move || {
            let mut job = theirs.lock().unwrap();
            thread::sleep(delay);
            let taken = job.take();
            drop(job);
            taken.into_iter().for_each(|job| job());
        });
        Timer { job }
    }

    pub fn cancel(self) -> bool {
        self.job.lock().unwrap().take().is_some()
    }
}

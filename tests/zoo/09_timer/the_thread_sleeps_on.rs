//! right: `cancel` takes the job away and leaves the thread asleep; when it wakes, there is nothing to do.
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
            thread::sleep(delay);
            let job = theirs.lock().unwrap().take();
            job.into_iter().for_each(|job| job());
        });
        Timer { job }
    }

    pub fn cancel(self) -> bool {
        self.job.lock().unwrap().take().is_some()
    }
}

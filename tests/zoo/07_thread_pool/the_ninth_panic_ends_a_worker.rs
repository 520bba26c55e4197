//! wrong: A worker gives up when many jobs have panicked.
//! fails: step2_the_pool_keeps_all_its_workers
//! says: The worker itself panicked

impl ThreadPool {
    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let place = Arc::new(Mutex::new(Place::Nobody));
        let pending = Pending { place: Arc::clone(&place) };
        let job: Job = Box::new(move || {
            static PANICS: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
            let result = panic::catch_unwind(AssertUnwindSafe(job));
            let many = result.is_err() && PANICS.fetch_add(1, std::sync::atomic::Ordering::SeqCst) >= 8;
            leave(&place, result.map_err(JobPanicked::from));
            assert!(!many, "too many");
        });
        let queue = self.queue.as_ref().expect("the queue is open until the pool is dropped");
        queue.send(job).expect("the workers wait for jobs until the queue is closed");
        pending
    }

    // ..
}

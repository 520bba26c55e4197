//! wrong: A job that nobody waits for need not be done.
//! fails: step1_a_job_is_done_even_if_nobody_waits_for_it
//! says: A job was called off because its `Pending` was gone
//! also: 2, 3, 4, 5

impl ThreadPool {
    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let place = Arc::new(Mutex::new(Place::Nobody));
        let pending = Pending { place: Arc::clone(&place) };
        let job: Job = Box::new(move || {
            if Arc::strong_count(&place) == 1 {
                return;
            }
            let result = panic::catch_unwind(AssertUnwindSafe(job));
            leave(&place, result.map_err(JobPanicked::from));
        });
        let queue = self.queue.as_ref().expect("the queue is open until the pool is dropped");
        queue.send(job).expect("the workers wait for jobs until the queue is closed");
        pending
    }

    // ..
}

//! wrong: After a job has panicked, the worker looks up a place that is not there, and ends at that line.
//! fails: step2_the_pool_keeps_all_its_workers
//! says: The worker itself panicked, at line

impl ThreadPool {
    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let place = Arc::new(Mutex::new(Place::Nobody));
        let pending = Pending { place: Arc::clone(&place) };
        let job: Job = Box::new(move || {
            let result = panic::catch_unwind(AssertUnwindSafe(job));
            let log: Vec<&str> = Vec::new();
            if result.is_err() {
                println!("{}", log[0]);
            }
            leave(&place, result.map_err(JobPanicked::from));
        });
        self.queue.as_ref().unwrap().send(job).expect("the workers wait for jobs");
        pending
    }

    pub fn map<I, T, F>(&self, items: Vec<I>, f: F) -> Vec<T>
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Fn(I) -> T + Send + Sync + 'static,
    {
        let f = Arc::new(f);
        let submit = |item| {
            let f = Arc::clone(&f);
            self.submit(move || f(item))
        };
        let pending: Vec<Pending<T>> = items.into_iter().map(submit).collect();
        pending.into_iter().map(|pending| pending.wait().expect("no job panics")).collect()
    }

    // ..
}

//! wrong: A list behind a lock keeps results in the order of the jobs.
//! fails: step3_results_are_in_the_order_of_the_items
//! says: in which they were ready

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let (sender, receiver) = mpsc::channel();
        let queue = Arc::new(Mutex::new(receiver));
        let start = |_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || work(&queue))
        };
        ThreadPool { queue: Some(sender), threads: (0..workers).map(start).collect() }
    }

    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let place = Arc::new(Mutex::new(Place::Nobody));
        let pending = Pending { place: Arc::clone(&place) };
        let job: Job = Box::new(move || {
            let result = panic::catch_unwind(AssertUnwindSafe(job));
            leave(&place, result.map_err(JobPanicked::from));
        });
        let queue = self.queue.as_ref().expect("the queue is open until the pool is dropped");
        queue.send(job).expect("the workers wait for jobs until the queue is closed");
        pending
    }

    pub fn map<I, T, F>(&self, items: Vec<I>, f: F) -> Vec<T>
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Fn(I) -> T + Send + Sync + 'static,
    {
        let f = Arc::new(f);
        let results = Arc::new(Mutex::new(Vec::new()));
        let submit = |item| {
            let (f, results) = (Arc::clone(&f), Arc::clone(&results));
            self.submit(move || {
                let result = f(item);
                results.lock().unwrap().push(result);
            })
        };
        let pending: Vec<Pending<()>> = items.into_iter().map(submit).collect();
        pending.into_iter().for_each(|pending| drop(pending.wait()));
        std::mem::take(&mut results.lock().unwrap())
    }
}

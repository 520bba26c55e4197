//! wrong: `map` hands in as many items as there are workers, waits for all of them, and hands in the next: each round is as slow as its slowest.
//! fails: step3_no_item_waits_for_the_slowest_of_a_round
//! says: before you wait for any

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
        let mut pending = items.into_iter().map(submit).peekable();
        let mut results = Vec::new();
        let workers = self.threads.len();
        let mut items = Vec::new();
        while pending.peek().is_some() {
            items.extend(pending.by_ref().take(workers));
            results.extend(items.drain(..).map(|item: Pending<T>| item.wait().expect("no job panics")));
        }
        results
    }

    // ..
}

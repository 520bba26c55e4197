//! wrong: `map` has as many items under way as there are workers, and hands in the next one when the first of them is done, not any.
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
        let mut window = std::collections::VecDeque::new();
        let mut results = Vec::new();
        for item in items {
            if window.len() == self.threads.len() {
                let first: Pending<T> = window.pop_front().unwrap();
                results.push(first.wait().expect("no job panics"));
            }
            window.push_back(submit(item));
        }
        results.extend(window.into_iter().map(|pending| pending.wait().expect("no job panics")));
        results
    }

    // ..
}

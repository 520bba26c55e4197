//! wrong: Each worker gets a share of the items beforehand, as one job: whoever is done early has nothing to do.
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
        let share = items.len().div_ceil(self.threads.len()).max(1);
        let mut items = items.into_iter().peekable();
        let mut shares = Vec::new();
        while items.peek().is_some() {
            let share: Vec<I> = items.by_ref().take(share).collect();
            let f = Arc::clone(&f);
            shares.push(self.submit(move || share.into_iter().map(|item| f(item)).collect::<Vec<T>>()));
        }
        shares.into_iter().flat_map(|share| share.wait().expect("no job panics")).collect()
    }

    // ..
}

//! wrong: Only `submit` has to catch panics.
//! fails: step3_an_item_that_panics_costs_no_worker
//! says: An item is a job like those of `submit`

impl ThreadPool {
    pub fn map<I, T, F>(&self, items: Vec<I>, f: F) -> Vec<T>
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Fn(I) -> T + Send + Sync + 'static,
    {
        let f = Arc::new(f);
        let (give, results) = mpsc::channel();
        let queue = self.queue.as_ref().unwrap();
        for (number, item) in items.into_iter().enumerate() {
            let (f, give) = (Arc::clone(&f), give.clone());
            let job: Job = Box::new(move || drop(give.send((number, f(item)))));
            queue.send(job).unwrap();
        }
        drop(give);
        let mut results: Vec<(usize, T)> = results.into_iter().collect();
        results.sort_by_key(|(number, _)| *number);
        results.into_iter().map(|(_, result)| result).collect()
    }

    // ..
}

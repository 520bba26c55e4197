//! wrong: A list behind a lock keeps results in the order of the jobs.
//! fails: step3_results_are_in_the_order_of_the_items
//! says: in which they were ready

impl ThreadPool {
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

    // ..
}

//! wrong: Results may be collected as they come.
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
        let submit = |item| {
            let f = Arc::clone(&f);
            self.submit(move || f(item))
        };
        let pending: Vec<Pending<T>> = items.into_iter().map(submit).collect();
        as_completed(pending).map(|result| result.expect("no job panics")).collect()
    }

    // ..
}

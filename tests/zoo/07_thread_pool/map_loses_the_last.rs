//! wrong: The last result is at `len - 1`, so that many are taken.
//! fails: step3_results_are_in_the_order_of_the_items
//! says: the number of results

impl ThreadPool {
    pub fn map<I, T, F>(&self, items: Vec<I>, f: F) -> Vec<T>
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Fn(I) -> T + Send + Sync + 'static,
    {
        let count = items.len();
        let f = Arc::new(f);
        let submit = |item| {
            let f = Arc::clone(&f);
            self.submit(move || f(item))
        };
        let pending: Vec<Pending<T>> = items.into_iter().map(submit).collect();
        let results = pending.into_iter().map(|pending| pending.wait().expect("no job panics"));
        results.take(count.saturating_sub(1).max(1)).collect()
    }

    // ..
}

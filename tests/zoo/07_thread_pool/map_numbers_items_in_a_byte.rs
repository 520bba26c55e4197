//! wrong: The number of an item, by which results are sorted, is kept in a byte.
//! fails: step3_results_are_in_the_order_of_the_items
//! says: there was the result of item

impl ThreadPool {
    pub fn map<I, T, F>(&self, items: Vec<I>, f: F) -> Vec<T>
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Fn(I) -> T + Send + Sync + 'static,
    {
        let f = Arc::new(f);
        let submit = |(number, item)| {
            let f = Arc::clone(&f);
            self.submit(move || (number as u8, f(item)))
        };
        let pending: Vec<_> = items.into_iter().enumerate().map(submit).collect();
        let value = |result: Result<(u8, T), JobPanicked>| {
            result.unwrap_or_else(|JobPanicked(message)| panic!("{message}"))
        };
        let mut results: Vec<(u8, T)> = as_completed(pending).map(value).collect();
        results.sort_by_key(|(number, _)| *number);
        results.into_iter().map(|(_, result)| result).collect()
    }

    // ..
}

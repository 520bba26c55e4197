//! right: Results may come in any order, if each carries its number and they are sorted in the end.

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
            self.submit(move || (number, f(item)))
        };
        let pending: Vec<_> = items.into_iter().enumerate().map(submit).collect();
        let mut results: Vec<(usize, T)> = as_completed(pending).flatten().collect();
        results.sort_by_key(|(number, _)| *number);
        results.into_iter().map(|(_, result)| result).collect()
    }

    // ..
}

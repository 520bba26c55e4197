//! wrong: A chain of iterator adapters hands in all jobs before it waits for the first.
//! fails: step3_items_run_at_once_as_jobs_do
//! says: Each item is waited for before the next is handed in

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
        items.into_iter().map(submit).map(|pending| pending.wait().expect("no job panics")).collect()
    }

    // ..
}

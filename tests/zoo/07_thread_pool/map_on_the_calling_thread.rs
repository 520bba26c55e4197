//! wrong: `map` of an iterator does the work of the pool.
//! fails: step3_items_run_at_once_as_jobs_do
//! says: the calling thread does it itself

impl ThreadPool {
    pub fn map<I, T, F>(&self, items: Vec<I>, f: F) -> Vec<T>
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Fn(I) -> T + Send + Sync + 'static,
    {
        items.into_iter().map(f).collect()
    }

    // ..
}

//! wrong: A single item is not worth a job.
//! fails: step3_items_queue_behind_the_jobs_of_the_pool
//! says: even if it is the only one

impl ThreadPool {
    pub fn map<I, T, F>(&self, items: Vec<I>, f: F) -> Vec<T>
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Fn(I) -> T + Send + Sync + 'static,
    {
        if items.len() == 1 {
            return items.into_iter().map(f).collect();
        }
        let f = Arc::new(f);
        let submit = |item| {
            let f = Arc::clone(&f);
            self.submit(move || f(item))
        };
        let pending: Vec<Pending<T>> = items.into_iter().map(submit).collect();
        pending.into_iter().map(|pending| pending.wait().expect("no job panics")).collect()
    }

    // ..
}

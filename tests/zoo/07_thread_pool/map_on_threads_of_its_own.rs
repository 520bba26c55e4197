//! wrong: The pool is one way to run things at once, and a scope is another.
//! fails: step3_items_run_at_once_as_jobs_do
//! says: bypass the pool

impl ThreadPool {
    pub fn map<I, T, F>(&self, items: Vec<I>, f: F) -> Vec<T>
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Fn(I) -> T + Send + Sync + 'static,
    {
        let f = &f;
        thread::scope(|scope| {
            let threads: Vec<_> = items.into_iter().map(|item| scope.spawn(move || f(item))).collect();
            threads.into_iter().map(|thread| thread.join().expect("no job panics")).collect()
        })
    }

    // ..
}

//! wrong: More than a thousand items are dealt out in shares, a share to each worker.
//! fails: step3_no_item_waits_for_others_however_many_there_are
//! says: each as a job of its own

impl ThreadPool {
    pub fn map<I, T, F>(&self, items: Vec<I>, f: F) -> Vec<T>
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Fn(I) -> T + Send + Sync + 'static,
    {
        let f = Arc::new(f);
        let share = if items.len() > 1_000 { items.len().div_ceil(self.threads.len()) } else { 1 };
        let mut items = items.into_iter().peekable();
        let mut pending = Vec::new();
        while items.peek().is_some() {
            let some: Vec<I> = items.by_ref().take(share).collect();
            let f = Arc::clone(&f);
            pending.push(self.submit(move || some.into_iter().map(|item| f(item)).collect::<Vec<T>>()));
        }
        let results = |pending: Pending<Vec<T>>| {
            pending.wait().unwrap_or_else(|JobPanicked(message)| panic!("{message}"))
        };
        pending.into_iter().flat_map(results).collect()
    }

    // ..
}

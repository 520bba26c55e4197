//! wrong: A single worker does one item after another anyway, so they are one job: a panic ends it.
//! fails: step3_every_item_is_done_once
//! says: a job that panics costs nobody else anything

impl ThreadPool {
    pub fn map<I, T, F>(&self, items: Vec<I>, f: F) -> Vec<T>
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Fn(I) -> T + Send + Sync + 'static,
    {
        let f = Arc::new(f);
        let share = if self.threads.len() == 1 { items.len().div_ceil(self.threads.len()) } else { 1 };
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

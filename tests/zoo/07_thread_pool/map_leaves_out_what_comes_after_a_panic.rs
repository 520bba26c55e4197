//! wrong: When an item has panicked, the results are worth nothing, and the other items are left out.
//! fails: step3_every_item_is_done_once
//! says: a job that panics costs nobody else anything

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

impl ThreadPool {
    pub fn map<I, T, F>(&self, items: Vec<I>, f: F) -> Vec<T>
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Fn(I) -> T + Send + Sync + 'static,
    {
        let (f, failed) = (Arc::new(f), Arc::new(AtomicBool::new(false)));
        let submit = |item| {
            let (f, failed) = (Arc::clone(&f), Arc::clone(&failed));
            self.submit(move || {
                assert!(!failed.load(Ordering::SeqCst), "another item panicked");
                let result = panic::catch_unwind(AssertUnwindSafe(|| f(item)));
                result.unwrap_or_else(|caught| {
                    failed.store(true, Ordering::SeqCst);
                    panic::resume_unwind(caught)
                })
            })
        };
        let pending: Vec<Pending<T>> = items.into_iter().map(submit).collect();
        let result =
            |pending: Pending<T>| pending.wait().unwrap_or_else(|JobPanicked(message)| panic!("{message}"));
        pending.into_iter().map(result).collect()
    }

    // ..
}

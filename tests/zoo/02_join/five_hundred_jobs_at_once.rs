//! wrong: Five hundred threads are thought to be enough.
//! fails: step1_many_jobs_and_several_calls_are_no_other_matter
//! says: begin only when others have ended

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let (mut results, mut jobs) = (Vec::new(), jobs.into_iter().peekable());
    while jobs.peek().is_some() {
        let threads: Vec<_> = jobs.by_ref().take(500).map(thread::spawn).collect();
        results.extend(threads.into_iter().map(|thread| thread.join().unwrap()));
    }
    results
}

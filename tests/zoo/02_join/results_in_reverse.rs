//! wrong: The handles are popped from the end, so the results stand the other way round.
//! fails: step1_results_stand_in_the_order_of_the_jobs
//! says: [2, 1, 0] in place of [0, 1, 2]

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let mut threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    let mut results = Vec::new();
    while let Some(thread) = threads.pop() {
        results.push(thread.join().unwrap());
    }
    results
}

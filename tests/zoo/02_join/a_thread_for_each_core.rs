//! wrong: There are only as many threads as cores, so jobs share them.
//! fails: step1_together_they_take_as_long_as_the_longest
//! says: It took 9 s

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let length = jobs.len().div_ceil(workers).max(1);
    let mut jobs = jobs.into_iter();
    let mut threads = Vec::new();
    while jobs.len() > 0 {
        let share: Vec<F> = jobs.by_ref().take(length).collect();
        threads.push(thread::spawn(move || share.into_iter().map(|job| job()).collect::<Vec<T>>()));
    }
    threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
}

//! right: The results are put together by one more thread, which the caller joins.

pub fn run_all<T, F>(jobs: Vec<F>) -> Vec<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let collector = thread::spawn(|| {
        let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<T>>()
    });
    collector.join().unwrap()
}

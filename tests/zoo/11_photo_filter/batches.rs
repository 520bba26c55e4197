//! right: A batch of as many threads as workers, and the next batch when all of it is done. It keeps the limit, and
//! as many are at work while there are as many left; only the slowest of each batch is waited for.

pub fn blur_all_threads(paths: &[PathBuf], workers: usize) -> Vec<Result<(), FilterError>> {
    let mut results = Vec::new();
    for batch in paths.chunks(workers) {
        results.extend(thread::scope(|scope| {
            let threads: Vec<_> = batch.iter().map(|path| scope.spawn(move || blur(path))).collect();
            threads.into_iter().map(|thread| thread.join().expect("a result")).collect::<Vec<_>>()
        }));
    }
    results
}

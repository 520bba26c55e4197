//! wrong: A batch of as many threads as workers, and the next batch when all of it is done.
//! fails: step2_nobody_waits_for_a_slow_photo_who_could_take_the_next
//! says: dealt out beforehand

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

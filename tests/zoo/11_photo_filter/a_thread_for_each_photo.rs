//! wrong: A thread for each photo, and no limit.
//! fails: step2_never_more_photos_than_workers_are_worked_on
//! says: A worker for each photo is no limit

pub fn blur_all_threads(paths: &[PathBuf], _workers: usize) -> Vec<Result<(), FilterError>> {
    thread::scope(|scope| {
        let threads: Vec<_> = paths.iter().map(|path| scope.spawn(move || blur(path))).collect();
        threads.into_iter().map(|thread| thread.join().expect("a result")).collect()
    })
}

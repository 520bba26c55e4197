//! wrong: Each thread is joined before the next one is started.
//! fails: step2_as_many_photos_as_workers_are_worked_on_at_once
//! says: done in turn

pub fn blur_all_threads(paths: &[PathBuf], _workers: usize) -> Vec<Result<(), FilterError>> {
    paths
        .iter()
        .map(|path| thread::scope(|scope| scope.spawn(|| blur(path)).join().expect("a result")))
        .collect()
}

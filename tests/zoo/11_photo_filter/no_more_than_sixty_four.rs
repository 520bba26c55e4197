//! wrong: Sixty-four threads are taken for as many as anybody needs.
//! fails: step2_as_many_photos_as_workers_are_worked_on_at_once
//! says: no more than 64 were ever worked on

pub fn blur_all_threads(paths: &[PathBuf], workers: usize) -> Vec<Result<(), FilterError>> {
    on_workers(paths, workers.min(64), || blur)
}

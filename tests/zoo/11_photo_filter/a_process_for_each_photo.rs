//! wrong: One process for each photo.
//! fails: step3_no_more_processes_are_started_than_workers
//! says: A process for each photo

pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    on_workers(paths, workers, || |path: &Path| start(worker())?.blur(path))
}

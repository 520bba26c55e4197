//! wrong: Each worker has a spare process that takes over when the first has died.
//! fails: step3_no_more_processes_are_started_than_workers
//! says: started and never used

pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    on_workers(paths, workers, || {
        let mut processes: Vec<BlurWorker> = (0..2).filter_map(|_| start(worker()).ok()).collect();
        move |path: &Path| {
            let mut mine = processes.pop().map_or_else(|| start(worker()), Ok)?;
            let result = mine.blur(path);
            if !matches!(result, Err(FilterError::WorkerDied(_))) {
                processes.push(mine);
            }
            result
        }
    })
}

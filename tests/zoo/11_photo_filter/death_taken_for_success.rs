//! wrong: A process that died is taken for one that is done.
//! fails: step3_a_process_that_dies_costs_only_its_photo
//! says: did not finish its photo

pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    on_workers(paths, workers, || {
        let mut process: Option<BlurWorker> = None;
        move |path: &Path| {
            let mut mine = process.take().map_or_else(|| start(worker()), Ok)?;
            match mine.blur(path) {
                Err(FilterError::WorkerDied(_)) => Ok(()),
                result => {
                    process = Some(mine);
                    result
                }
            }
        }
    })
}

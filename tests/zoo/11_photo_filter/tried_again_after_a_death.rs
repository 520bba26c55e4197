//! wrong: The photo that a process died of is given to the next one.
//! fails: step3_a_process_that_dies_costs_only_its_photo
//! says: was begun 2 times

pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    on_workers(paths, workers, || {
        let mut process: Option<BlurWorker> = None;
        move |path: &Path| {
            let mut result = Ok(());
            for _ in 0..2 {
                let mut mine = process.take().map_or_else(|| start(worker()), Ok)?;
                result = mine.blur(path);
                if !matches!(result, Err(FilterError::WorkerDied(_))) {
                    process = Some(mine);
                    break;
                }
            }
            result
        }
    })
}

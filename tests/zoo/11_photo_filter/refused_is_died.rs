//! wrong: Every error of a process is a `WorkerDied`.
//! fails: step3_results_stand_in_order_and_a_broken_photo_harms_no_other
//! says: is the error of a photo whose process died

pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    on_workers(paths, workers, || {
        // A process for each thread, started when its first photo comes. As right: all started beforehand, or
        // a channel of idle ones.
        let mut process: Option<BlurWorker> = None;
        move |path: &Path| {
            let mut mine = process.take().map_or_else(|| start(worker()), Ok)?;
            let result = mine.blur(path);
            // One that died is dropped here, which waits for it, and the next photo gets another.
            if !matches!(result, Err(FilterError::WorkerDied(_))) {
                process = Some(mine);
            }
            result.map_err(|error| FilterError::WorkerDied(error.to_string()))
        }
    })
}

//! wrong: When a process could not be started once, all photos that follow are errors.
//! fails: step3_a_process_that_cannot_be_started_once_is_no_error_for_all_photos_that_follow
//! says: the next photo may have one

pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    on_workers(paths, workers, || {
        // A process for each thread, started when its first photo comes. As right: all started beforehand, or
        // a channel of idle ones.
        let mut process: Option<BlurWorker> = None;
        let mut none = false;
        move |path: &Path| {
            if none {
                return Err(FilterError::WorkerDied("none can be started".into()));
            }
            let mine = process.take().map_or_else(|| start(worker()), Ok);
            none = mine.is_err();
            let mut mine = mine?;
            let result = mine.blur(path);
            // One that died is dropped here, which waits for it, and the next photo gets another.
            if !matches!(result, Err(FilterError::WorkerDied(_))) {
                process = Some(mine);
            }
            result
        }
    })
}

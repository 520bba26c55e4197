//! wrong: A process is replaced after 16 photos.
//! fails: step3_no_more_processes_are_started_than_workers
//! says: only when it has died

pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    on_workers(paths, workers, || {
        // A process for each thread, started when its first photo comes. As right: all started beforehand, or
        // a channel of idle ones.
        let mut process: Option<BlurWorker> = None;
        let mut done = 0;
        move |path: &Path| {
            let mut mine = process.take().map_or_else(|| start(worker()), Ok)?;
            let result = mine.blur(path);
            // One that died is dropped here, which waits for it, and the next photo gets another.
            done += 1;
            // A fresh one now and then: memory leaks.
            if !matches!(result, Err(FilterError::WorkerDied(_))) && done % 16 != 0 {
                process = Some(mine);
            }
            result
        }
    })
}

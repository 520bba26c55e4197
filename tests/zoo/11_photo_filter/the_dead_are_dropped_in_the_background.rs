//! wrong: A process that seems dead is dropped on a thread that nobody waits for.
//! fails: step3_no_process_is_left_when_it_returns
//! says: and waits for its end

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
            } else {
                // Nobody needs to wait for that.
                thread::spawn(move || drop(mine));
            }
            result
        }
    })
}

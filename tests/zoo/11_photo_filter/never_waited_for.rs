//! wrong: The processes are never dropped: they wait for more, and nobody waits for them.
//! fails: step3_no_process_is_left_when_it_returns
//! says: and waits for its end

pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    on_workers(paths, workers, || {
        let mut process: Option<std::mem::ManuallyDrop<BlurWorker>> = None;
        move |path: &Path| {
            let mut mine = match process.take() {
                Some(mine) => mine,
                None => std::mem::ManuallyDrop::new(start(worker())?),
            };
            let result = mine.blur(path);
            if !matches!(result, Err(FilterError::WorkerDied(_))) {
                process = Some(mine);
            }
            result
        }
    })
}

//! wrong: That a process can't be started is a panic, and all results are lost.
//! fails: step3_a_process_that_cannot_be_started_is_an_error_for_each_photo
//! says: a worker starts

pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    on_workers(paths, workers, || {
        let mut process: Option<BlurWorker> = None;
        move |path: &Path| {
            let mut mine = process.take().unwrap_or_else(|| start(worker()).expect("a worker starts"));
            let result = mine.blur(path);
            if !matches!(result, Err(FilterError::WorkerDied(_))) {
                process = Some(mine);
            }
            result
        }
    })
}

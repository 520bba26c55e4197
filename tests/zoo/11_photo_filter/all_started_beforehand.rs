//! right: All processes are started before the first photo is given out.

pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    let ready: Vec<Option<BlurWorker>> =
        (0..workers.min(paths.len())).map(|_| start(worker()).ok()).collect();
    let ready = std::sync::Mutex::new(ready);
    on_workers(paths, workers, || {
        let mut process = ready.lock().expect("no panic").pop().flatten();
        move |path: &Path| {
            let mut mine = process.take().map_or_else(|| start(worker()), Ok)?;
            let result = mine.blur(path);
            if !matches!(result, Err(FilterError::WorkerDied(_))) {
                process = Some(mine);
            }
            result
        }
    })
}

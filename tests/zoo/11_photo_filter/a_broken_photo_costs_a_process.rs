//! wrong: A process that could not blur a photo is taken for broken, and another one is started.
//! fails: step3_a_worker_that_met_a_broken_photo_goes_on
//! says: no process died

pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    on_workers(paths, workers, || {
        let mut process: Option<BlurWorker> = None;
        move |path: &Path| {
            let mut mine = process.take().map_or_else(|| start(worker()), Ok)?;
            let result = mine.blur(path);
            if result.is_ok() {
                process = Some(mine);
            }
            result
        }
    })
}

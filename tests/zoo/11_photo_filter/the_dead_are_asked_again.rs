//! wrong: A dead process goes on being asked, and loses all further photos of its worker.
//! fails: step3_a_process_that_dies_costs_only_its_photo
//! says: A dead process answers nothing

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
            process = Some(mine);
            result
        }
    })
}

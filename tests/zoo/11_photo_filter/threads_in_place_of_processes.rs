//! wrong: Step 3 by threads: nothing keeps one photo's crash from the others.
//! fails: step3_as_many_processes_as_workers_work_at_once
//! says: Threads of one process are not processes

pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    _worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    on_workers(paths, workers, || blur)
}

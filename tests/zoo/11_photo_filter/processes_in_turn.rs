//! wrong: Several processes, but one is waited for before the next is asked.
//! fails: step3_as_many_processes_as_workers_work_at_once
//! says: done in turn

pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    let workers = workers.min(paths.len());
    let mut processes: Vec<Option<BlurWorker>> = (0..workers).map(|_| None).collect();
    let mut results = Vec::new();
    for (number, path) in paths.iter().enumerate() {
        let mine = &mut processes[number % workers];
        if mine.is_none() {
            *mine = start(worker()).ok();
        }
        let result = mine.as_mut().expect("a process").blur(path);
        if matches!(result, Err(FilterError::WorkerDied(_))) {
            *mine = None;
        }
        results.push(result);
    }
    results
}

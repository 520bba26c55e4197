//! wrong: After three deaths in a row no process is started any more.
//! fails: step3_however_many_processes_die_another_takes_the_place_of_each
//! says: killed its process

pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    on_workers(paths, workers, || {
        // A process for each thread, started when its first photo comes. As right: all started beforehand, or
        // a channel of idle ones.
        let mut process: Option<BlurWorker> = None;
        let mut deaths = 0;
        move |path: &Path| {
            if deaths == 3 {
                return Err(FilterError::WorkerDied("they die again and again".into()));
            }
            let mut mine = process.take().map_or_else(|| start(worker()), Ok)?;
            let result = mine.blur(path);
            // One that died is dropped here, which waits for it, and the next photo gets another.
            if !matches!(result, Err(FilterError::WorkerDied(_))) {
                process = Some(mine);
            }
            deaths = if process.is_none() { deaths + 1 } else { 0 };
            result
        }
    })
}

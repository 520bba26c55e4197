//! wrong: The processes are kept for the next call.
//! fails: step3_no_process_is_left_when_it_returns
//! says: until its input is closed

pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    static IDLE: std::sync::Mutex<Vec<BlurWorker>> = std::sync::Mutex::new(Vec::new());
    struct Kept(Option<BlurWorker>);
    impl Drop for Kept {
        fn drop(&mut self) {
            IDLE.lock().expect("nobody panics").extend(self.0.take());
        }
    }
    on_workers(paths, workers, || {
        // A process for each thread, started when its first photo comes. As right: all started beforehand, or
        // a channel of idle ones.
        let mut process = Kept(IDLE.lock().expect("nobody panics").pop());
        move |path: &Path| {
            let mut mine = process.0.take().map_or_else(|| start(worker()), Ok)?;
            let result = mine.blur(path);
            // One that died is dropped here, which waits for it, and the next photo gets another.
            if !matches!(result, Err(FilterError::WorkerDied(_))) {
                process.0 = Some(mine);
            }
            result
        }
    })
}

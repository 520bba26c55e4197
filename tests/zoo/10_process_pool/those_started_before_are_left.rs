//! wrong: When one worker can't be started, those before it are left to themselves.
//! fails: step4_a_start_that_fails_leaves_no_process
//! says: that it has started must be ended

impl ProcessPool {
    pub fn start(
        workers: usize,
        worker: impl Fn() -> Command + Send + Sync + 'static,
    ) -> io::Result<ProcessPool> {
        let start = |_| Ok(Mutex::new(Some(Worker::start(worker())?)));
        let workers = (0..workers).map(start).collect::<io::Result<Vec<_>>>()?;
        Ok(ProcessPool { worker: Box::new(worker), workers })
    }

    // ..
}

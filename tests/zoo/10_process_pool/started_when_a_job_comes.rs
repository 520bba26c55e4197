//! wrong: The processes are started when a job comes, so `start` can't know whether that works.
//! fails: step3_a_worker_that_cannot_be_started_is_an_error
//! says: it is the first to know

impl ProcessPool {
    pub fn start(
        workers: usize,
        worker: impl Fn() -> Command + Send + Sync + 'static,
    ) -> io::Result<ProcessPool> {
        let workers = (0..workers).map(|_| Mutex::new(None)).collect();
        Ok(ProcessPool { worker: Box::new(worker), workers })
    }

    // ..
}

impl Drop for ProcessPool {
    fn drop(&mut self) {
        todo!("step 4: not begun")
    }
}

//! wrong: Only the first eight workers are waited for.
//! fails: step5_many_workers_and_many_jobs_are_waited_for
//! says: Not all workers were waited for

impl Drop for ThreadPool {
    fn drop(&mut self) {
        self.queue = None;
        let all = self.threads.len();
        for thread in self.threads.drain(..all.min(8)) {
            let _ = thread.join();
        }
    }
}

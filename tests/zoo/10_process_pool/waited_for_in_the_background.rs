//! wrong: A thread that nobody joins waits for the workers, while the pool is thought to be gone.
//! fails: step4_dropping_waits_until_the_last_worker_has_ended
//! says: were still there

impl Drop for ProcessPool {
    fn drop(&mut self) {
        let workers: Vec<_> = self.workers.drain(..).collect();
        thread::spawn(move || {
            for worker in workers {
                if let Some(mut worker) = worker.into_inner().expect("no panic") {
                    let _ = worker.process.wait();
                }
            }
        });
    }
}

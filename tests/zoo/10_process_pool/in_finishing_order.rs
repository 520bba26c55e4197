//! wrong: Results in the order in which the answers came.
//! fails: step3_results_stand_in_the_order_of_the_jobs
//! says: in the order in which they came

impl ProcessPool {
    pub fn map(&self, jobs: &[u64]) -> Vec<Result<u64, WorkerDied>> {
        let next = AtomicUsize::new(0);
        let results = Mutex::new(Vec::new());
        thread::scope(|scope| {
            for worker in &self.workers {
                scope.spawn(|| {
                    let mut worker = worker.lock().expect("no panic");
                    while let Some(&job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let result = self.ask(&mut worker, job).map_err(|_| WorkerDied);
                        results.lock().expect("no panic").push(result);
                    }
                });
            }
        });
        results.into_inner().expect("no panic")
    }

    // ..
}

impl Drop for ProcessPool {
    fn drop(&mut self) {
        todo!("step 4: not begun")
    }
}

//! wrong: Several processes, but one is waited for before the next is asked.
//! fails: step3_all_workers_are_at_work_at_once
//! says: works alone

impl ProcessPool {
    pub fn map(&self, jobs: &[u64]) -> Vec<Result<u64, WorkerDied>> {
        let ask = |(number, job): (usize, &u64)| {
            let mut worker = self.workers[number % self.workers.len()].lock().expect("no panic");
            self.ask(&mut worker, *job).map_err(|_| WorkerDied)
        };
        jobs.iter().enumerate().map(ask).collect()
    }

    // ..
}

impl Drop for ProcessPool {
    fn drop(&mut self) {
        todo!("step 4: not begun")
    }
}

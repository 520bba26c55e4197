//! wrong: Each worker has a share of the jobs, and whoever takes a dead one's place goes on with it.
//! fails: step3_nobody_waits_for_a_slow_job_who_could_take_the_next
//! says: dealt out beforehand

impl ProcessPool {
    pub fn map(&self, jobs: &[u64]) -> Vec<Result<u64, WorkerDied>> {
        let size = jobs.len().div_ceil(self.workers.len()).max(1);
        let share = |number: usize, worker: &Mutex<Option<Worker>>| {
            let mut worker = worker.lock().unwrap_or_else(PoisonError::into_inner);
            let mut done = Vec::new();
            for (place, &job) in jobs.iter().enumerate().skip(number * size).take(size) {
                done.push((place, self.ask(&mut worker, job).map_err(|_died| WorkerDied)));
            }
            done
        };
        let mut done: Vec<_> = thread::scope(|scope| {
            let share = &share;
            let threads = self.workers.iter().enumerate();
            let threads = threads.map(|(number, worker)| scope.spawn(move || share(number, worker)));
            let threads: Vec<_> = threads.collect();
            threads.into_iter().flat_map(|thread| thread.join().expect("asking does not panic")).collect()
        });
        done.sort_by_key(|(place, _)| *place);
        done.into_iter().map(|(_, result)| result).collect()
    }

    // ..
}

impl Drop for ProcessPool {
    fn drop(&mut self) {
        todo!("step 4: not begun")
    }
}

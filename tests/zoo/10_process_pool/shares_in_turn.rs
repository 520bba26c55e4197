//! wrong: Every so-manieth job for each worker, beforehand.
//! fails: step3_nobody_waits_for_a_slow_job_who_could_take_the_next
//! says: dealt out beforehand

impl ProcessPool {
    pub fn map(&self, jobs: &[u64]) -> Vec<Result<u64, WorkerDied>> {
        let workers = self.workers.len();
        let share = |number: usize| {
            let mut worker = self.workers[number].lock().expect("no panic");
            let mine = jobs.iter().enumerate().skip(number).step_by(workers);
            mine.map(|(place, job)| (place, self.ask(&mut worker, *job).map_err(|_| WorkerDied)))
                .collect::<Vec<_>>()
        };
        let mut results: Vec<_> = thread::scope(|scope| {
            let share = &share;
            let threads: Vec<_> = (0..workers).map(|number| scope.spawn(move || share(number))).collect();
            threads.into_iter().flat_map(|thread| thread.join().expect("no panic")).collect()
        });
        results.sort_by_key(|(place, _)| *place);
        results.into_iter().map(|(_, result)| result).collect()
    }

    // ..
}

impl Drop for ProcessPool {
    fn drop(&mut self) {
        todo!("step 4: not begun")
    }
}

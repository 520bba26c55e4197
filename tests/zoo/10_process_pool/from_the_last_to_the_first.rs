//! wrong: The results stand in the reverse order of the jobs.
//! fails: step3_results_stand_in_the_order_of_the_jobs
//! says: from the last to the first
//! also: 4

impl ProcessPool {
    pub fn map(&self, jobs: &[u64]) -> Vec<Result<u64, WorkerDied>> {
        let next = AtomicUsize::new(0);
        // A thread for each worker waits for its answers, and gives it the next job. With shares cut beforehand, who is
        // done early would wait while jobs are left.
        let share = |worker: &Mutex<Option<Worker>>| {
            let mut worker = worker.lock().unwrap_or_else(PoisonError::into_inner);
            let mut done = Vec::new();
            loop {
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(&job) = jobs.get(place) else { return done };
                done.push((place, self.ask(&mut worker, job).map_err(|_died| WorkerDied)));
            }
        };
        let mut done: Vec<_> = thread::scope(|scope| {
            let threads = self.workers.iter().map(|worker| scope.spawn(|| share(worker)));
            let threads: Vec<_> = threads.collect();
            threads.into_iter().flat_map(|thread| thread.join().expect("asking does not panic")).collect()
        });
        done.sort_by_key(|(place, _)| std::cmp::Reverse(*place));
        done.into_iter().map(|(_, result)| result).collect()
    }

    // ..
}

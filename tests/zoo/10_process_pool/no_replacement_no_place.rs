//! wrong: When a replacement can't be started, nobody takes that place for the rest of the call.
//! fails: step4_a_replacement_that_cannot_be_started_once_leaves_no_job_without_result
//! says: startable for the next job

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
                if worker.is_none() {
                    // Another one for the jobs that follow. Where none can be started, the others go on.
                    match Worker::start((self.worker)()) {
                        Ok(another) => *worker = Some(another),
                        Err(_) => return done,
                    }
                }
            }
        };
        let mut done: Vec<_> = thread::scope(|scope| {
            let threads = self.workers.iter().map(|worker| scope.spawn(|| share(worker)));
            let threads: Vec<_> = threads.collect();
            threads.into_iter().flat_map(|thread| thread.join().expect("asking does not panic")).collect()
        });
        done.sort_by_key(|(place, _)| *place);
        done.into_iter().map(|(_, result)| result).collect()
    }

    // ..
}

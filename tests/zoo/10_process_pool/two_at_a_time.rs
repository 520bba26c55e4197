//! wrong: A worker takes two jobs at a time.
//! fails: step3_many_workers_are_at_work_at_once
//! says: With three times as many jobs
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
                let first = next.fetch_add(2, Ordering::Relaxed);
                if first >= jobs.len() {
                    return done;
                }
                for place in first..(first + 2).min(jobs.len()) {
                    done.push((place, self.ask(&mut worker, jobs[place]).map_err(|_died| WorkerDied)));
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

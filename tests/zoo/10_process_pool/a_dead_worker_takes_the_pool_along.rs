//! wrong: After the first death nothing is done any more.
//! fails: step4_a_worker_that_dies_costs_only_its_job
//! says: Only the job that a worker died of is lost

impl ProcessPool {
    pub fn map(&self, jobs: &[u64]) -> Vec<Result<u64, WorkerDied>> {
        let next = AtomicUsize::new(0);
        let broken = std::sync::atomic::AtomicBool::new(false);
        let share = |worker: &Mutex<Option<Worker>>| {
            let mut worker = worker.lock().unwrap_or_else(PoisonError::into_inner);
            let mut done = Vec::new();
            loop {
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(&job) = jobs.get(place) else { return done };
                if broken.load(Ordering::SeqCst) {
                    done.push((place, Err(WorkerDied)));
                    continue;
                }
                let answer = self.ask(&mut worker, job).map_err(|_died| WorkerDied);
                broken.fetch_or(answer.is_err(), Ordering::SeqCst);
                done.push((place, answer));
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

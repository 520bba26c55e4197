//! wrong: Whoever asked a worker that died asks no other in this call, but for the last.
//! fails: step4_as_many_workers_are_at_work_as_before_others_died
//! says: as many are at work as before

impl ProcessPool {
    pub fn map(&self, jobs: &[u64]) -> Vec<Result<u64, WorkerDied>> {
        let (next, left) = (AtomicUsize::new(0), AtomicUsize::new(self.workers.len()));
        let share = |worker: &Mutex<Option<Worker>>| {
            let mut worker = worker.lock().unwrap_or_else(PoisonError::into_inner);
            let mut done = Vec::new();
            loop {
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(&job) = jobs.get(place) else { return done };
                let answer = self.ask(&mut worker, job).map_err(|_died| WorkerDied);
                done.push((place, answer));
                let others = |left: usize| (left > 1).then(|| left - 1);
                if answer.is_err() && left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, others).is_ok() {
                    return done;
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

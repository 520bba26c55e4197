//! wrong: The next place stands in the pool, and each call begins at 0.
//! fails: step3_two_calls_of_one_pool_share_its_workers_and_nothing_else
//! says: one disturbs the other

pub struct ProcessPool {
    /// Makes the command that starts a worker.
    worker: Box<dyn Fn() -> Command + Send + Sync>,
    /// Whoever asks one has it locked meanwhile. `None`: it has died, and no job has come to it since.
    workers: Vec<Mutex<Option<Worker>>>,
    next: AtomicUsize,
}

impl ProcessPool {
    pub fn start(
        workers: usize,
        worker: impl Fn() -> Command + Send + Sync + 'static,
    ) -> io::Result<ProcessPool> {
        let mut pool = ProcessPool { worker: Box::new(worker), workers: Vec::new(), next: AtomicUsize::new(0) };
        for _ in 0..workers {
            // An error drops the pool, which ends those that were started already.
            let started = Worker::start((pool.worker)())?;
            pool.workers.push(Mutex::new(Some(started)));
        }
        Ok(pool)
    }

    pub fn map(&self, jobs: &[u64]) -> Vec<Result<u64, WorkerDied>> {
        let next = &self.next;
        next.store(0, Ordering::Relaxed);
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
        done.sort_by_key(|(place, _)| *place);
        done.into_iter().map(|(_, result)| result).collect()
    }

    // ..
}

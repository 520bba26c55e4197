//! wrong: Results in the order in which the answers came.
//! fails: step3_results_stand_in_the_order_of_the_jobs
//! says: in the order in which they came

impl ProcessPool {
    pub fn start(
        workers: usize,
        worker: impl Fn() -> Command + Send + Sync + 'static,
    ) -> io::Result<ProcessPool> {
        let mut pool = ProcessPool { worker: Box::new(worker), workers: Vec::new() };
        for _ in 0..workers {
            let started = Worker::start((pool.worker)())?;
            pool.workers.push(Mutex::new(Some(started)));
        }
        Ok(pool)
    }

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

    fn ask(&self, place: &mut Option<Worker>, job: u64) -> io::Result<u64> {
        if let Some(dead) = place.take_if(|worker| !matches!(worker.process.try_wait(), Ok(None))) {
            end(dead);
        }
        let mut worker = match place.take() {
            Some(worker) => worker,
            None => Worker::start((self.worker)())?,
        };
        let answer = worker.ask(job);
        match answer {
            Ok(_) => *place = Some(worker),
            Err(_) => end(worker),
        }
        answer
    }
}

impl Drop for ProcessPool {
    fn drop(&mut self) {
        todo!("step 4: not begun")
    }
}

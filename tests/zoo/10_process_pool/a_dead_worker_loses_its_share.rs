//! wrong: The jobs are cut into shares beforehand, and a dead worker's share is lost with it.
//! fails: step4_a_worker_that_dies_costs_only_its_job
//! says: What comes after a dead worker's job is not its job

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
        let share = jobs.len().div_ceil(self.workers.len()).max(1);
        let work = |worker: &Mutex<Option<Worker>>, jobs: &[u64]| {
            let mut worker = worker.lock().expect("no panic");
            let mut results: Vec<_> = Vec::new();
            let mut rest = jobs.iter();
            for job in rest.by_ref() {
                results.push(self.ask(&mut worker, *job).map_err(|_| WorkerDied));
                if results.last().is_some_and(Result::is_err) {
                    break;
                }
            }
            results.extend(rest.map(|_| Err(WorkerDied)));
            results
        };
        thread::scope(|scope| {
            let work = &work;
            let shares = self.workers.iter().zip(jobs.chunks(share));
            let threads: Vec<_> =
                shares.map(|(worker, jobs)| scope.spawn(move || work(worker, jobs))).collect();
            threads.into_iter().flat_map(|thread| thread.join().expect("results")).collect()
        })
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

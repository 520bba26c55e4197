//! wrong: Several processes, but one is waited for before the next is asked.
//! fails: step3_all_workers_are_at_work_at_once
//! says: works alone

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
        let ask = |(number, job): (usize, &u64)| {
            let mut worker = self.workers[number % self.workers.len()].lock().expect("no panic");
            self.ask(&mut worker, *job).map_err(|_| WorkerDied)
        };
        jobs.iter().enumerate().map(ask).collect()
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

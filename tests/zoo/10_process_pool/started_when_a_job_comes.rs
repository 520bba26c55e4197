//! wrong: The processes are started when a job comes, so `start` can't know whether that works.
//! fails: step3_a_worker_that_cannot_be_started_is_an_error
//! says: it is the first to know

impl ProcessPool {
    pub fn start(
        workers: usize,
        worker: impl Fn() -> Command + Send + Sync + 'static,
    ) -> io::Result<ProcessPool> {
        let workers = (0..workers).map(|_| Mutex::new(None)).collect();
        Ok(ProcessPool { worker: Box::new(worker), workers })
    }

    pub fn map(&self, jobs: &[u64]) -> Vec<Result<u64, WorkerDied>> {
        let next = AtomicUsize::new(0);
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

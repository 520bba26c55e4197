//! wrong: For each worker there is another process that takes over when the first has died.
//! fails: step3_the_same_processes_do_all_jobs
//! says: started and never used

pub struct ProcessPool {
    worker: Box<dyn Fn() -> Command + Send + Sync>,
    workers: Vec<Mutex<Option<Worker>>>,
    spares: Mutex<Vec<Worker>>,
}

impl ProcessPool {
    pub fn start(
        workers: usize,
        worker: impl Fn() -> Command + Send + Sync + 'static,
    ) -> io::Result<ProcessPool> {
        let mut pool =
            ProcessPool { worker: Box::new(worker), workers: Vec::new(), spares: Mutex::default() };
        for _ in 0..workers {
            let started = Worker::start((pool.worker)())?;
            pool.workers.push(Mutex::new(Some(started)));
            let spare = Worker::start((pool.worker)())?;
            pool.spares.get_mut().expect("no panic").push(spare);
        }
        Ok(pool)
    }

    fn ask(&self, place: &mut Option<Worker>, job: u64) -> io::Result<u64> {
        if let Some(dead) = place.take_if(|worker| !matches!(worker.process.try_wait(), Ok(None))) {
            end(dead);
        }
        let mut worker = match place.take() {
            Some(worker) => worker,
            None => match self.spares.lock().expect("no panic").pop() {
                Some(spare) => spare,
                None => Worker::start((self.worker)())?,
            },
        };
        let answer = worker.ask(job);
        match answer {
            Ok(_) => *place = Some(worker),
            Err(_) => end(worker),
        }
        answer
    }

    // ..
}

impl Drop for ProcessPool {
    fn drop(&mut self) {
        self.spares.get_mut().expect("no panic").drain(..).for_each(end);
        let places = self.workers.drain(..).map(|place| place.into_inner().expect("no panic"));
        places.flatten().for_each(end);
    }
}

//! wrong: When many workers have died, no more are started.
//! fails: step4_as_many_workers_may_die_as_there_are_jobs_for
//! says: however many have died

impl ProcessPool {
    fn ask(&self, place: &mut Option<Worker>, job: u64) -> io::Result<u64> {
        if let Some(dead) = place.take_if(|worker| !matches!(worker.process.try_wait(), Ok(None))) {
            end(dead);
        }
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let mut worker = match place.take() {
            Some(worker) => worker,
            None if STARTED.fetch_add(1, Ordering::Relaxed) < 40 => Worker::start((self.worker)())?,
            None => return Err(io::ErrorKind::BrokenPipe.into()),
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

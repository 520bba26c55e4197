//! wrong: The job that a worker died of is given to another one, and the loss is told all the same.
//! fails: step4_a_worker_that_dies_costs_only_its_job
//! says: not tried again

impl ProcessPool {
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
            Err(_) => {
                end(worker);
                let mut another = Worker::start((self.worker)())?;
                match another.ask(job) {
                    Ok(_) => *place = Some(another),
                    Err(_) => end(another),
                }
            }
        }
        answer
    }

    // ..
}

//! wrong: One process for each job.
//! fails: step3_the_same_processes_do_all_jobs
//! says: A process for each job

impl ProcessPool {
    fn ask(&self, _place: &mut Option<Worker>, job: u64) -> io::Result<u64> {
        let mut worker = Worker::start((self.worker)())?;
        let answer = worker.ask(job);
        end(worker);
        answer
    }

    // ..
}

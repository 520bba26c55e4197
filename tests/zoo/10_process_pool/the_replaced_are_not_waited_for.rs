//! wrong: A dead worker is replaced, and never waited for.
//! fails: step4_no_process_is_left_when_the_pool_is_dropped
//! says: that died and were replaced

impl ProcessPool {
    fn ask(&self, place: &mut Option<Worker>, job: u64) -> io::Result<u64> {
        let mut worker = match place.take() {
            Some(worker) => worker,
            None => Worker::start((self.worker)())?,
        };
        let answer = worker.ask(job);
        if answer.is_ok() {
            *place = Some(worker);
        }
        answer
    }

    // ..
}

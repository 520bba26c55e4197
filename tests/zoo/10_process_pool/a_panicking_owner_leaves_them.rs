//! wrong: A pool that a panic drops is left as it is.
//! fails: step4_no_process_is_left_when_the_owner_panics
//! says: A panic drops what its thread owns

impl Drop for ProcessPool {
    fn drop(&mut self) {
        if thread::panicking() {
            return;
        }
        let places =
            self.workers.drain(..).map(|place| place.into_inner().unwrap_or_else(PoisonError::into_inner));
        let mut workers: Vec<Worker> = places.flatten().collect();
        for worker in &mut workers {
            drop(worker.process.stdin.take());
        }
        let begin = Instant::now();
        for mut worker in workers {
            let left = Duration::from_secs(1).saturating_sub(begin.elapsed());
            if !matches!(ended_within(&mut worker.process, left), Ok(Some(_))) {
                end(worker);
            }
        }
    }
}

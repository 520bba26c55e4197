//! wrong: Each worker is waited for when its input is closed, however long that takes.
//! fails: step4_a_worker_that_does_not_mind_the_end_of_its_input_is_ended_too
//! says: waits for ever

impl Drop for ProcessPool {
    fn drop(&mut self) {
        let places = self.workers.drain(..).map(|place| place.into_inner().expect("no panic"));
        for mut worker in places.flatten() {
            let _ = worker.process.wait();
        }
    }
}

//! wrong: A panic goes on in the thread that waits, as with `join` and `unwrap`.
//! fails: step2_waiting_for_a_job_that_panics_ends
//! says: `wait` does not panic

impl<T> Pending<T> {
    pub fn wait(self) -> Result<T, JobPanicked> {
        let (sender, receiver) = mpsc::channel();
        self.send_to(sender);
        let result = receiver.recv().expect("a job leaves a result, even if it panics");
        Ok(result.unwrap_or_else(|JobPanicked(message)| panic!("{message}")))
    }

    // ..
}

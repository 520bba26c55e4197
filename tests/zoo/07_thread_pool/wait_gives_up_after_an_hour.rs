//! wrong: No job takes longer than an hour.
//! fails: step1_wait_returns_what_the_job_returned
//! says: `wait` gave up after a time
//! also: 3

impl<T> Pending<T> {
    pub fn wait(self) -> Result<T, JobPanicked> {
        let (sender, receiver) = mpsc::channel();
        self.send_to(sender);
        let hour = std::time::Duration::from_secs(3600);
        receiver.recv_timeout(hour).unwrap_or_else(|_| Err(JobPanicked("too long".to_owned())))
    }

    // ..
}

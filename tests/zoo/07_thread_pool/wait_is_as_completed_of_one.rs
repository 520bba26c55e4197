//! right: Waiting for one job is taking the first of one as completed.

impl<T> Pending<T> {
    pub fn wait(self) -> Result<T, JobPanicked> {
        as_completed(vec![self]).next().expect("a job leaves a result")
    }

    // ..
}

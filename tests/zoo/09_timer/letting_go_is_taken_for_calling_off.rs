//! wrong: `cancel` drops the handle of the thread, which goes on.
//! fails: step2_a_cancelled_job_is_never_done
//! says: `cancel` gave `true`, and the job was done
//! without: struct Waiting
//! without: impl Waiting {

pub struct Timer {
    thread: JoinHandle<()>,
}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        Timer { thread: thread::spawn(move || later_here(delay, job)) }
    }

    pub fn cancel(self) -> bool {
        !self.thread.is_finished()
    }
}

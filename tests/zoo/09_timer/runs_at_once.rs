//! wrong: A thread of its own is taken for "later": nobody waits for the delay.
//! fails: step1_the_job_is_done_after_its_delay_and_start_does_not_wait
//! says: Nobody waits for the delay
//! without: struct Waiting
//! without: impl Waiting {

pub struct Timer {}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let _ = delay;
        thread::spawn(job);
        Timer {}
    }

    pub fn cancel(self) -> bool {
        todo!("step 2: not yet")
    }
}

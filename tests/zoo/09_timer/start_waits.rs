//! wrong: The calling thread sleeps, and then starts the thread.
//! fails: step1_the_job_is_done_after_its_delay_and_start_does_not_wait
//! says: `start` returned after 10s
//! without: struct Waiting
//! without: impl Waiting {

pub struct Timer {}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        thread::sleep(delay);
        thread::spawn(job);
        Timer {}
    }

    pub fn cancel(self) -> bool {
        todo!("step 2: not yet")
    }
}

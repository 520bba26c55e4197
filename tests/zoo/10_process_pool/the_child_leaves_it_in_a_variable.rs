//! wrong: The child is expected to leave its answer in a variable of its parent's.
//! fails: step3_results_stand_in_the_order_of_the_jobs
//! says: is the line that the worker with this job says next

use std::sync::atomic::AtomicU64;

static ANSWER: AtomicU64 = AtomicU64::new(0);

impl ProcessPool {
    fn ask(&self, place: &mut Option<Worker>, job: u64) -> io::Result<u64> {
        place.as_mut().expect("a worker").ask(job)?;
        Ok(ANSWER.load(Ordering::SeqCst))
    }

    // ..
}

impl Drop for ProcessPool {
    fn drop(&mut self) {
        todo!("step 4: not begun")
    }
}

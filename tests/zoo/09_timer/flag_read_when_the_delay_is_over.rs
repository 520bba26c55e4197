//! wrong: A flag that the thread reads when it wakes: `cancel` says `true` whenever it has raised the flag.
//! fails: step2_either_it_is_cancelled_or_the_job_is_done
//! says: `cancel` gave `true`, and the job was done
//! without: struct Waiting
//! without: impl Waiting {

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

pub struct Timer {
    cancelled: Arc<AtomicBool>,
}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let cancelled = Arc::new(AtomicBool::new(false));
        let theirs = Arc::clone(&cancelled);
        thread::spawn(move || {
            thread::sleep(delay);
            if !theirs.load(Ordering::SeqCst) {
                job();
            }
        });
        Timer { cancelled }
    }

    pub fn cancel(self) -> bool {
        self.cancelled.store(true, Ordering::SeqCst);
        true
    }
}

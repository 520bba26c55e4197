//! wrong: One flag says that it is called off and one that it has begun: looking at one and raising the other are two steps.
//! fails: step2_either_it_is_cancelled_or_the_job_is_done
//! says: two steps
//! without: struct Waiting
//! without: impl Waiting {

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

pub struct Timer {
    cancelled: Arc<AtomicBool>,
    begun: Arc<AtomicBool>,
}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let (cancelled, begun) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let (off, on) = (Arc::clone(&cancelled), Arc::clone(&begun));
        thread::spawn(move || {
            thread::sleep(delay);
            if !off.load(Ordering::SeqCst) {
                on.store(true, Ordering::SeqCst);
                job();
            }
        });
        Timer { cancelled, begun }
    }

    pub fn cancel(self) -> bool {
        if self.begun.load(Ordering::SeqCst) {
            return false;
        }
        self.cancelled.store(true, Ordering::SeqCst);
        true
    }
}

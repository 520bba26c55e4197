//! wrong: `cancel` waits until the thread has woken up by itself, and then knows.
//! fails: step2_cancel_does_not_wait_for_the_delay
//! says: A thread that sleeps hears nothing
//! without: struct Waiting
//! without: impl Waiting {

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

pub struct Timer {
    cancelled: Arc<AtomicBool>,
    thread: JoinHandle<bool>,
}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let cancelled = Arc::new(AtomicBool::new(false));
        let theirs = Arc::clone(&cancelled);
        let thread = thread::spawn(move || {
            thread::sleep(delay);
            let undone = theirs.load(Ordering::SeqCst);
            if !undone {
                job();
            }
            undone
        });
        Timer { cancelled, thread }
    }

    pub fn cancel(self) -> bool {
        self.cancelled.store(true, Ordering::SeqCst);
        self.thread.join().unwrap()
    }
}

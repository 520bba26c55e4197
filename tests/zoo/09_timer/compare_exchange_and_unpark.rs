//! right: No lock: one of two changes the atomic by `compare_exchange`, and `unpark` ends the wait.
//! without: struct Waiting
//! without: impl Waiting {

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread::Thread;
use std::time::Instant;

pub struct Timer {
    decided: Arc<AtomicBool>,
    thread: Thread,
}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let decided = Arc::new(AtomicBool::new(false));
        let theirs = Arc::clone(&decided);
        let start = Instant::now();
        let handle = thread::spawn(move || {
            while let Some(left) = delay.checked_sub(start.elapsed()).filter(|left| !left.is_zero()) {
                thread::park_timeout(left);
                if theirs.load(Ordering::SeqCst) {
                    return;
                }
            }
            if !theirs.swap(true, Ordering::SeqCst) {
                job();
            }
        });
        Timer { decided, thread: handle.thread().clone() }
    }

    pub fn cancel(self) -> bool {
        let first = self.decided.compare_exchange(false, true, Ordering::SeqCst, Ordering::SeqCst).is_ok();
        self.thread.unpark();
        first
    }
}

//! wrong: One `park_timeout` is taken for the whole delay: but it may return for no reason.
//! fails: step1_the_job_is_not_done_before_its_time
//! says: ended for no reason
//! also: 2, 3

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::SeqCst;
use std::thread::Thread;

pub struct Timer {
    taken: Arc<AtomicBool>,
    thread: Thread,
}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let taken = Arc::new(AtomicBool::new(false));
        let theirs = Arc::clone(&taken);
        let thread = thread::spawn(move || {
            thread::park_timeout(delay);
            if !theirs.swap(true, SeqCst) {
                job();
            }
        });
        Timer { taken, thread: thread.thread().clone() }
    }

    pub fn cancel(self) -> bool {
        let mine = !self.taken.swap(true, SeqCst);
        self.thread.unpark();
        mine
    }
}

//! wrong: A weak compare-and-exchange that fails for no reason is taken for a job that has begun.
//! fails: step2_cancel_does_not_wait_for_the_delay
//! says: though the job had not begun

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::SeqCst;
use std::thread::Thread;
use std::time::Instant;

pub struct Timer {
    taken: Arc<AtomicBool>,
    thread: Thread,
}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let taken = Arc::new(AtomicBool::new(false));
        let theirs = Arc::clone(&taken);
        let thread = thread::spawn(move || {
            let start = Instant::now();
            while start.elapsed() < delay && !theirs.load(SeqCst) {
                thread::park_timeout(delay.saturating_sub(start.elapsed()));
            }
            if theirs.compare_exchange(false, true, SeqCst, SeqCst).is_ok() {
                job();
            }
        });
        Timer { taken, thread: thread.thread().clone() }
    }

    pub fn cancel(self) -> bool {
        let mine = self.taken.compare_exchange_weak(false, true, SeqCst, SeqCst).is_ok();
        self.thread.unpark();
        mine
    }
}

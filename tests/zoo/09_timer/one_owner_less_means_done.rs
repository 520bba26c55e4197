//! wrong: `cancel` counts the owners: while the thread has its share, the job is thought not to have begun.
//! fails: step2_a_job_that_has_begun_cannot_be_cancelled
//! says: keeps its `Arc`

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
            if !theirs.load(SeqCst) {
                job();
            }
        });
        Timer { taken, thread: thread.thread().clone() }
    }

    pub fn cancel(self) -> bool {
        let mine = Arc::strong_count(&self.taken) > 1;
        self.taken.store(true, SeqCst);
        self.thread.unpark();
        mine
    }
}

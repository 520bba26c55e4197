//! wrong: The clock is asked twice, and time passes between the two: less than nothing may be left.
//! fails: step1_a_job_is_done_however_late_its_thread_is
//! says: less than nothing is left then
//! also: 2

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
            while !theirs.load(SeqCst) && start.elapsed() < delay {
                thread::park_timeout(delay - start.elapsed());
            }
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

//! right: It parks again for what is left, whatever ended the park before.

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

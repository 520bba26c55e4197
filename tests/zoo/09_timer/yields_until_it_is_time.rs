//! right: It asks again and again whether it is time, and lets others go first in between: that is busy, but not late.

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::SeqCst;
use std::time::Instant;

pub struct Timer {
    taken: Arc<AtomicBool>,
}

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        let start = Instant::now();
        let taken = Arc::new(AtomicBool::new(false));
        let theirs = Arc::clone(&taken);
        thread::spawn(move || {
            while start.elapsed() < delay {
                if theirs.load(SeqCst) {
                    return;
                }
                thread::yield_now();
            }
            if !theirs.swap(true, SeqCst) {
                job();
            }
        });
        Timer { taken }
    }

    pub fn cancel(self) -> bool {
        !self.taken.swap(true, SeqCst)
    }
}

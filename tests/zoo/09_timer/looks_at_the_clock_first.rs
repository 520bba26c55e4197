//! wrong: Whether it is stopped is asked only while there is something left to wait for.
//! fails: step3_a_period_may_be_nothing
//! says: must be asked before each tick

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::SeqCst;
use std::time::Instant;

pub struct Ticker {
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<u32>>,
}

impl Ticker {
    pub fn start(period: Duration, mut job: impl FnMut(u32) + Send + 'static) -> Ticker {
        let stopped = Arc::new(AtomicBool::new(false));
        let theirs = Arc::clone(&stopped);
        let thread = thread::spawn(move || {
            let mut ticks = 0;
            loop {
                let start = Instant::now();
                loop {
                    let left = period.saturating_sub(start.elapsed());
                    if left.is_zero() {
                        break;
                    }
                    if theirs.load(SeqCst) {
                        return ticks;
                    }
                    thread::park_timeout(left);
                }
                ticks += 1;
                job(ticks);
            }
        });
        Ticker { stopped, thread: Some(thread) }
    }

    fn end(&mut self) -> thread::Result<u32> {
        self.stopped.store(true, SeqCst);
        let Some(thread) = self.thread.take() else { return Ok(0) };
        thread.thread().unpark();
        thread.join()
    }

    // ..
}

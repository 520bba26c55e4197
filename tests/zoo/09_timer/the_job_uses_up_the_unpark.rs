//! wrong: It looks for the end only after it has been unparked, though its job may park, and use that up.
//! fails: step3_stop_does_not_wait_for_the_next_tick
//! says: The job used up the `unpark`

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
                    thread::park_timeout(period.saturating_sub(start.elapsed()));
                    if theirs.load(SeqCst) {
                        return ticks;
                    }
                    if start.elapsed() >= period {
                        break;
                    }
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

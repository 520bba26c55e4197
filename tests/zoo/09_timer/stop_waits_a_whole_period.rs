//! wrong: The thread sleeps for a period, and looks at the flag when it wakes; `stop` joins it.
//! fails: step3_stop_does_not_wait_for_the_next_tick
//! says: A thread that sleeps hears nothing

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

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
                thread::sleep(period);
                if theirs.load(Ordering::SeqCst) {
                    return ticks;
                }
                ticks += 1;
                job(ticks);
            }
        });
        Ticker { stopped, thread: Some(thread) }
    }

    pub fn stop(mut self) -> u32 {
        self.stopped.store(true, Ordering::SeqCst);
        self.thread.take().unwrap().join().unwrap()
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        self.thread.take().map(JoinHandle::join);
    }
}

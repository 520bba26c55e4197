//! wrong: `stop` reads the number of ticks, and ends the thread after that: one more may come in between.
//! fails: step3_no_tick_comes_after_stop
//! says: read before the thread had ended

use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering;

pub struct Ticker {
    stopped: Arc<(Mutex<bool>, Condvar)>,
    count: Arc<AtomicU32>,
    thread: Option<JoinHandle<()>>,
}

impl Ticker {
    pub fn start(period: Duration, mut job: impl FnMut(u32) + Send + 'static) -> Ticker {
        let stopped = Arc::new((Mutex::new(false), Condvar::new()));
        let count = Arc::new(AtomicU32::new(0));
        let (theirs, counted) = (Arc::clone(&stopped), Arc::clone(&count));
        let thread = thread::spawn(move || {
            let (stopped, news) = &*theirs;
            for tick in 1.. {
                let not_yet = stopped.lock().unwrap();
                let (stopped, _) = news.wait_timeout_while(not_yet, period, |stopped| !*stopped).unwrap();
                if *stopped {
                    return;
                }
                drop(stopped);
                counted.store(tick, Ordering::SeqCst);
                job(tick);
            }
        });
        Ticker { stopped, count, thread: Some(thread) }
    }

    pub fn stop(mut self) -> u32 {
        let ticks = self.count.load(Ordering::SeqCst);
        self.end();
        ticks
    }

    fn end(&mut self) {
        *self.stopped.0.lock().unwrap() = true;
        self.stopped.1.notify_one();
        self.thread.take().map(JoinHandle::join);
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.end();
    }
}

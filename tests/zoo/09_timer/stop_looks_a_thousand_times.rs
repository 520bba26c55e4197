//! wrong: `stop` looks a thousand times whether the thread has ended, and then lets it go: a tick may still come.
//! fails: step3_no_tick_comes_after_stop
//! says: is not waiting until it has

use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::SeqCst;

pub struct Ticker {
    stopped: Arc<(Mutex<bool>, Condvar)>,
    ticks: Arc<AtomicU32>,
    thread: Option<JoinHandle<u32>>,
}

impl Ticker {
    pub fn start(period: Duration, mut job: impl FnMut(u32) + Send + 'static) -> Ticker {
        let stopped = Arc::new((Mutex::new(false), Condvar::new()));
        let theirs = Arc::clone(&stopped);
        let counter = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&counter);
        let thread = thread::spawn(move || {
            let (stopped, news) = &*theirs;
            let mut ticks = 0;
            loop {
                let not_yet = stopped.lock().unwrap();
                let (stopped, _) = news.wait_timeout_while(not_yet, period, |stopped| !*stopped).unwrap();
                if *stopped {
                    return ticks;
                }
                drop(stopped);
                ticks += 1;
                counted.store(ticks, SeqCst);
                job(ticks);
            }
        });
        Ticker { stopped, ticks: counter, thread: Some(thread) }
    }

    fn end(&mut self) -> thread::Result<u32> {
        *self.stopped.0.lock().unwrap() = true;
        self.stopped.1.notify_one();
        if let Some(thread) = self.thread.take() {
            for _ in 0..1000 {
                if thread.is_finished() {
                    break;
                }
                thread::yield_now();
            }
        }
        Ok(self.ticks.load(SeqCst))
    }

    // ..
}

//! wrong: An atomic flag and a notification, without the lock between look and wait: the notification may come in between.
//! fails: step3_stop_does_not_wait_for_the_next_tick
//! says: Lost wake-up

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

pub struct Ticker {
    shared: Arc<(AtomicBool, Mutex<()>, Condvar)>,
    thread: Option<JoinHandle<u32>>,
}

impl Ticker {
    pub fn start(period: Duration, mut job: impl FnMut(u32) + Send + 'static) -> Ticker {
        let shared = Arc::new((AtomicBool::new(false), Mutex::new(()), Condvar::new()));
        let theirs = Arc::clone(&shared);
        let thread = thread::spawn(move || {
            let (stopped, lock, news) = &*theirs;
            let mut ticks = 0;
            loop {
                let waiting = lock.lock().unwrap();
                if stopped.load(Ordering::SeqCst) {
                    return ticks;
                }
                drop(news.wait_timeout(waiting, period).unwrap());
                if stopped.load(Ordering::SeqCst) {
                    return ticks;
                }
                ticks += 1;
                job(ticks);
            }
        });
        Ticker { shared, thread: Some(thread) }
    }

    pub fn stop(mut self) -> u32 {
        self.end()
    }

    fn end(&mut self) -> u32 {
        self.shared.0.store(true, Ordering::SeqCst);
        self.shared.2.notify_one();
        self.thread.take().map_or(0, |thread| thread.join().unwrap())
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.end();
    }
}

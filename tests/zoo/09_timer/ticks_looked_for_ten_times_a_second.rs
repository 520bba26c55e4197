//! wrong: It looks ten times a second whether a tick is due: each comes up to a tenth of a second late.
//! fails: step3_ticks_are_exact_for_any_period
//! says: what came, and when,

use std::time::Instant;

impl Ticker {
    pub fn start(period: Duration, mut job: impl FnMut(u32) + Send + 'static) -> Ticker {
        let stopped = Arc::new((Mutex::new(false), Condvar::new()));
        let theirs = Arc::clone(&stopped);
        let thread = thread::spawn(move || {
            let (stopped, news) = &*theirs;
            let mut ticks = 0;
            loop {
                let begin = Instant::now();
                let mut stopped = stopped.lock().unwrap();
                while begin.elapsed() < period && !*stopped {
                    stopped = news.wait_timeout(stopped, Duration::from_millis(100)).unwrap().0;
                }
                if *stopped {
                    return ticks;
                }
                drop(stopped);
                ticks += 1;
                job(ticks);
            }
        });
        Ticker { stopped, thread: Some(thread) }
    }

    // ..
}

//! wrong: A thread that is late by more than a period subtracts more than there is.
//! fails: step3_ticks_come_however_late_their_thread_is
//! says: less than nothing is left then

use std::time::Instant;

impl Ticker {
    pub fn start(period: Duration, mut job: impl FnMut(u32) + Send + 'static) -> Ticker {
        let stopped = Arc::new((Mutex::new(false), Condvar::new()));
        let theirs = Arc::clone(&stopped);
        let thread = thread::spawn(move || {
            let (stopped, news) = &*theirs;
            let mut ticks = 0;
            loop {
                let start = Instant::now();
                let not_yet = stopped.lock().unwrap();
                let left = period - start.elapsed();
                let (stopped, _) = news.wait_timeout_while(not_yet, left, |stopped| !*stopped).unwrap();
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

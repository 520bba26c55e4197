//! wrong: Dropping the ticker drops the handle of its thread: that is thought to end it.
//! fails: step3_dropping_a_ticker_stops_it
//! says: let go of the thread
//! without: impl Drop for Ticker {

impl Ticker {
    pub fn start(period: Duration, mut job: impl FnMut(u32) + Send + 'static) -> Ticker {
        // Waiting for the news of the end, at most a period, in place of sleeping: so the end is heard at once.
        let stopped = Arc::new((Mutex::new(false), Condvar::new()));
        let theirs = Arc::clone(&stopped);
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
                job(ticks);
            }
        });
        Ticker { stopped, thread: Some(thread) }
    }

    pub fn stop(self) -> u32 {
        *self.stopped.0.lock().unwrap() = true;
        self.stopped.1.notify_one();
        self.thread.unwrap().join().unwrap()
    }
}

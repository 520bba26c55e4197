//! wrong: One wait in an `if`: a wake-up for no reason is taken for a tick.
//! fails: step3_no_tick_comes_before_its_time
//! says: ended for no reason

impl Ticker {
    pub fn start(period: Duration, mut job: impl FnMut(u32) + Send + 'static) -> Ticker {
        let stopped = Arc::new((Mutex::new(false), Condvar::new()));
        let theirs = Arc::clone(&stopped);
        let thread = thread::spawn(move || {
            let (stopped, news) = &*theirs;
            let mut ticks = 0;
            loop {
                let mut stopped = stopped.lock().unwrap();
                if !*stopped {
                    stopped = news.wait_timeout(stopped, period).unwrap().0;
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

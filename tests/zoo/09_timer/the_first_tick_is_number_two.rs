//! wrong: Counts before it calls, and once more as it calls.
//! fails: step3_no_tick_comes_before_its_time
//! says: in place of tick 1 came tick 2

impl Ticker {
    pub fn start(period: Duration, mut job: impl FnMut(u32) + Send + 'static) -> Ticker {
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
                job(ticks + 1);
            }
        });
        Ticker { stopped, thread: Some(thread) }
    }

    // ..
}

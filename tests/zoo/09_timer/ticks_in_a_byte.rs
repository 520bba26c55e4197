//! wrong: Ticks are counted in a byte.
//! fails: step3_a_ticker_goes_on_until_it_is_stopped
//! says: in place of tick 256 came tick 0

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
                job(u32::from(ticks as u8));
            }
        });
        Ticker { stopped, thread: Some(thread) }
    }

    // ..
}

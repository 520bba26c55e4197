//! wrong: A period of less than a millisecond is made one of a millisecond.
//! fails: step3_ticks_are_exact_for_any_period
//! says: what came, and when,

impl Ticker {
    pub fn start(period: Duration, mut job: impl FnMut(u32) + Send + 'static) -> Ticker {
        let period = period.max(Duration::from_millis(1));
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

    // ..
}

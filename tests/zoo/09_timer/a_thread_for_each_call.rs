//! right: Each call of the job has a thread of its own, which is waited for.

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
                thread::scope(|scope| {
                    scope.spawn(|| job(ticks));
                });
            }
        });
        Ticker { stopped, thread: Some(thread) }
    }

    // ..
}

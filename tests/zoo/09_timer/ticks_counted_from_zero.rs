//! wrong: Counting begins at 0, as for an index.
//! fails: step3_a_tick_comes_at_each_period
//! says: what came, and when,

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
                job(ticks);
                ticks += 1;
            }
        });
        Ticker { stopped, thread: Some(thread) }
    }

    pub fn stop(mut self) -> u32 {
        self.end()
    }

    fn end(&mut self) -> u32 {
        *self.stopped.0.lock().unwrap() = true;
        self.stopped.1.notify_one();
        self.thread.take().map_or(0, |thread| thread.join().unwrap())
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.end();
    }
}

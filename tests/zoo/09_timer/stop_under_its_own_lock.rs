//! wrong: `stop` waits for the thread with the lock in its hands that the thread needs to hear of the end.
//! fails: step3_stop_does_not_wait_for_the_next_tick
//! says: Whoever waits for a thread

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
                job(ticks);
            }
        });
        Ticker { stopped, thread: Some(thread) }
    }

    pub fn stop(mut self) -> u32 {
        self.end().expect("the job did not panic")
    }

    fn end(&mut self) -> thread::Result<u32> {
        let mut stopped = self.stopped.0.lock().unwrap();
        *stopped = true;
        self.stopped.1.notify_one();
        self.thread.take().map_or(Ok(0), JoinHandle::join)
    }
}

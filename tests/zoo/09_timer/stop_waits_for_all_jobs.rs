//! wrong: Who stops a ticker waits until no job of any ticker is under way.
//! fails: step3_stop_does_not_wait_for_another_job
//! says: who calls off another one waits for that job

use std::sync::RwLock;

static RUNNING: RwLock<()> = RwLock::new(());

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
                let _running = RUNNING.read().unwrap();
                job(ticks);
            }
        });
        Ticker { stopped, thread: Some(thread) }
    }

    fn end(&mut self) -> thread::Result<u32> {
        *self.stopped.0.lock().unwrap() = true;
        self.stopped.1.notify_one();
        drop(RUNNING.write());
        self.thread.take().map_or(Ok(0), JoinHandle::join)
    }

    // ..
}

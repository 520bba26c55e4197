//! wrong: Notifies first, and then changes what the thread looks at.
//! fails: step3_stop_does_not_wait_for_another_job
//! says: What `stop` gave, and when, was (0, 10s)

impl Ticker {
    fn end(&mut self) -> thread::Result<u32> {
        self.stopped.1.notify_one();
        *self.stopped.0.lock().unwrap() = true;
        self.thread.take().map_or(Ok(0), JoinHandle::join)
    }

    // ..
}

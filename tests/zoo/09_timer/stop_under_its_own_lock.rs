//! wrong: `stop` waits for the thread with the lock in its hands that the thread needs to hear of the end.
//! fails: step3_stop_does_not_wait_for_the_next_tick
//! says: Whoever waits for a thread

impl Ticker {
    fn end(&mut self) -> thread::Result<u32> {
        let mut stopped = self.stopped.0.lock().unwrap();
        *stopped = true;
        self.stopped.1.notify_one();
        self.thread.take().map_or(Ok(0), JoinHandle::join)
    }

    // ..
}

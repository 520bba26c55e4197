//! right: `stop` asks again and again whether the thread has ended, and joins it then: busy, but sound.

impl Ticker {
    fn end(&mut self) -> thread::Result<u32> {
        *self.stopped.0.lock().unwrap() = true;
        self.stopped.1.notify_one();
        while self.thread.as_ref().is_some_and(|thread| !thread.is_finished()) {
            thread::yield_now();
        }
        self.thread.take().map_or(Ok(0), JoinHandle::join)
    }

    // ..
}

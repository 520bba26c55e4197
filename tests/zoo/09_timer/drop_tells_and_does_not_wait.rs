//! wrong: `drop` tells the thread, and leaves: a tick may be under way, or just about to come.
//! fails: step3_no_tick_comes_after_a_ticker_is_dropped
//! says: is not waiting until it has

impl Drop for Ticker {
    fn drop(&mut self) {
        *self.stopped.0.lock().unwrap() = true;
        self.stopped.1.notify_one();
    }
}

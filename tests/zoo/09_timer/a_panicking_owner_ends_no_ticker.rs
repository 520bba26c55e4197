//! wrong: A ticker that is dropped by a panic goes on.
//! fails: step3_a_panic_that_drops_a_ticker_stops_it
//! says: whether the thread is panicking or not

impl Drop for Ticker {
    fn drop(&mut self) {
        if !thread::panicking() {
            let _ = self.end();
        }
    }
}

//! wrong: `close` sets its flag and wakes nobody.
//! fails: step3_close_ends_every_get_that_waits
//! says: `close` tells nobody

impl<T> BoundedQueue<T> {
    pub fn close(&self) {
        self.lock().closed = true;
    }

    // ..
}

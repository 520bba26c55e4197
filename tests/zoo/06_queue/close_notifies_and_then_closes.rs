//! wrong: `close` notifies first and closes then: who was woken finds the queue open, and waits again.
//! fails: step3_close_ends_every_get_that_waits
//! says: First change it, and then notify

impl<T> BoundedQueue<T> {
    pub fn close(&self) {
        self.item.notify_all();
        self.room.notify_all();
        self.lock().closed = true;
    }

    // ..
}

//! wrong: `close` wakes one thread of each kind, and the others sleep on.
//! fails: step3_close_ends_every_get_that_waits
//! says: it must wake all of them

impl<T> BoundedQueue<T> {
    pub fn close(&self) {
        self.lock().closed = true;
        self.item.notify_one();
        self.room.notify_one();
    }

    // ..
}

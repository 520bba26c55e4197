//! wrong: `close` wakes those in `get`, and forgets those in `put`.
//! fails: step3_close_gives_every_put_that_waits_its_item_back
//! says: those in `put` and those in `get`

impl<T> BoundedQueue<T> {
    pub fn close(&self) {
        self.lock().closed = true;
        self.item.notify_all();
    }

    // ..
}

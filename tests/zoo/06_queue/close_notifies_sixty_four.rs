//! wrong: `close` wakes 64 threads on each side, which are thought to be all.
//! fails: step3_close_ends_every_wait_of_however_many
//! says: it must wake all of them

impl<T> BoundedQueue<T> {
    pub fn close(&self) {
        self.lock().closed = true;
        for _ in 0..64 {
            self.item.notify_one();
            self.room.notify_one();
        }
    }

    // ..
}

//! wrong: `close` wakes as many threads as somebody thought that there are, and the others sleep on.
//! fails: step3_close_ends_every_wait_of_however_many
//! says: it must wake all of them

impl<T> BoundedQueue<T> {
    pub fn close(&self) {
        self.lock().closed = true;
        for _ in 0..8 {
            self.item.notify_one();
            self.room.notify_one();
        }
    }

    // ..
}

//! wrong: `close` empties the queue.
//! fails: step3_what_was_put_before_close_can_be_got
//! says: was got was
//! also: 4

impl<T> BoundedQueue<T> {
    pub fn close(&self) {
        let mut inside = self.lock();
        inside.closed = true;
        inside.items.clear();
        drop(inside);
        self.item.notify_all();
        self.room.notify_all();
    }

    // ..
}

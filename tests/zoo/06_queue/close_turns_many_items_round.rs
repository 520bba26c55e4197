//! wrong: `close` puts the items in another order, if they are many.
//! fails: step3_what_was_put_before_close_can_be_got
//! says: what was got was

impl<T> BoundedQueue<T> {
    pub fn close(&self) {
        let mut inside = self.lock();
        inside.closed = true;
        if inside.items.len() > 2 {
            inside.items.make_contiguous().reverse();
        }
        self.item.notify_all();
        self.room.notify_all();
    }

    // ..
}

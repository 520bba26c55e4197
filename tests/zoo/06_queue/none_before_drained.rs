//! wrong: `get` returns `None` as soon as the queue is closed, and leaves what is in it.
//! fails: step3_what_was_put_before_close_can_be_got
//! says: was got was

impl<T> BoundedQueue<T> {
    pub fn get(&self) -> Option<T> {
        let mut inside = self.lock();
        while inside.items.is_empty() && !inside.closed {
            inside = self.item.wait(inside).expect("nobody panics with the lock");
        }
        if inside.closed {
            return None;
        }
        let item = inside.items.pop_front()?;
        self.room.notify_one();
        Some(item)
    }

    // ..
}

//! wrong: `get` asks again and again whether an item has come.
//! fails: step3_get_waits_while_the_queue_is_empty
//! says: busy waiting

impl<T> BoundedQueue<T> {
    pub fn get(&self) -> Option<T> {
        let mut inside = self.lock();
        while inside.items.is_empty() && !inside.closed {
            drop(inside);
            thread::yield_now();
            inside = self.lock();
        }
        let item = inside.items.pop_front()?;
        self.room.notify_one();
        Some(item)
    }

    // ..
}

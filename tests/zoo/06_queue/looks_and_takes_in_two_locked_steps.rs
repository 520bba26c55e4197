//! wrong: `get` waits for an item under one lock, and takes it under another.
//! fails: step3_each_item_is_got_once
//! says: under one lock
//! also: 4

impl<T> BoundedQueue<T> {
    pub fn get(&self) -> Option<T> {
        let mut inside = self.lock();
        while inside.items.is_empty() && !inside.closed {
            inside = self.item.wait(inside).expect("nobody panics with the lock");
        }
        drop(inside);
        let mut inside = self.lock();
        let item = inside.items.pop_front()?;
        self.room.notify_one();
        Some(item)
    }

    // ..
}

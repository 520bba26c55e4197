//! wrong: `put` notifies only when the queue was empty, so the second of two items wakes nobody.
//! fails: step3_each_item_is_got_once
//! says: Lost wake-up

impl<T> BoundedQueue<T> {
    pub fn put(&self, item: T) -> Result<(), T> {
        let mut inside = self.lock();
        while inside.items.len() == self.capacity && !inside.closed {
            inside = self.room.wait(inside).expect("nobody panics with the lock");
        }
        if inside.closed {
            return Err(item);
        }
        inside.items.push_back(item);
        inside.unfinished += 1;
        if inside.items.len() == 1 {
            self.item.notify_one();
        }
        Ok(())
    }

    // ..
}

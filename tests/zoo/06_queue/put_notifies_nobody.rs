//! wrong: `put` does not tell a waiting `get` of the item.
//! fails: step3_get_waits_while_the_queue_is_empty
//! says: Nobody is notified
//! also: 4

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
        Ok(())
    }

    // ..
}

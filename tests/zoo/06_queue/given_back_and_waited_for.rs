//! wrong: `put` counts an item before it knows whether the queue takes it.
//! fails: step4_an_item_that_was_given_back_is_not_waited_for
//! says: An item that `put` gave back was not put

impl<T> BoundedQueue<T> {
    pub fn put(&self, item: T) -> Result<(), T> {
        let mut inside = self.lock();
        inside.unfinished += 1;
        while inside.items.len() == self.capacity && !inside.closed {
            inside = self.room.wait(inside).expect("nobody panics with the lock");
        }
        if inside.closed {
            return Err(item);
        }
        inside.items.push_back(item);
        self.item.notify_one();
        Ok(())
    }

    // ..
}

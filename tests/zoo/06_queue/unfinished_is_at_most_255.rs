//! wrong: The count of unfinished items stops at 255, and items beyond that are not waited for.
//! fails: step4_many_items_are_waited_for
//! says: however many there are

impl<T> BoundedQueue<T> {
    pub fn put(&self, item: T) -> Result<(), T> {
        let mut inside = self.lock();
        while inside.items.len() == self.capacity && !inside.closed {
            inside = self.room.wait(inside).unwrap();
        }
        if inside.closed {
            return Err(item);
        }
        inside.items.push_back(item);
        inside.unfinished = 255.min(inside.unfinished + 1);
        self.item.notify_one();
        Ok(())
    }

    // ..
}

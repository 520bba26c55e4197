//! wrong: When `put` is woken it looks for room, and not whether the queue is closed.
//! fails: step3_close_gives_every_put_that_waits_its_item_back
//! says: must include whether the queue is closed

impl<T> BoundedQueue<T> {
    pub fn put(&self, item: T) -> Result<(), T> {
        let mut inside = self.lock();
        if inside.items.len() == self.capacity && !inside.closed {
            inside = self.room.wait_while(inside, |inside| inside.items.len() == self.capacity).unwrap();
        }
        if inside.closed {
            return Err(item);
        }
        inside.items.push_back(item);
        inside.unfinished += 1;
        self.item.notify_one();
        Ok(())
    }

    // ..
}

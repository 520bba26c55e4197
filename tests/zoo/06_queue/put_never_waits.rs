//! wrong: `put` takes any number of items.
//! fails: step3_put_waits_while_the_queue_is_full
//! says: is full when it holds 2

impl<T> BoundedQueue<T> {
    pub fn put(&self, item: T) -> Result<(), T> {
        let mut inside = self.lock();
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

//! wrong: When several items are there, those who wait are thought to have been told of the first ones.
//! fails: step3_all_who_wait_go_on_when_all_can
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
        if inside.items.len() <= 4 {
            self.item.notify_one();
        }
        Ok(())
    }

    // ..
}

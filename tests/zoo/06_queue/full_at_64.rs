//! wrong: 64 items are thought to be enough, whatever `capacity` says.
//! fails: step3_as_many_items_as_its_capacity_fit_in
//! says: So it is with any number

impl<T> BoundedQueue<T> {
    pub fn put(&self, item: T) -> Result<(), T> {
        let mut inside = self.lock();
        while inside.items.len() >= self.capacity.min(64) && !inside.closed {
            inside = self.room.wait(inside).expect("nobody panics with the lock");
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

//! wrong: One place is kept free, as in a ring that tells full from empty in this way.
//! fails: step3_as_many_items_as_its_capacity_fit_in
//! says: full when it holds 3
//! also: 4

impl<T> BoundedQueue<T> {
    pub fn put(&self, item: T) -> Result<(), T> {
        let mut inside = self.lock();
        while inside.items.len() + 1 >= self.capacity && !inside.closed {
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

//! wrong: The capacity is compared in sixteen bits, in which 65536 is nothing.
//! fails: step3_as_many_items_as_its_capacity_fit_in
//! says: So it is with any number

impl<T> BoundedQueue<T> {
    pub fn put(&self, item: T) -> Result<(), T> {
        let mut inside = self.lock();
        while inside.items.len() as u16 >= self.capacity as u16 && !inside.closed {
            inside = self.room.wait(inside).unwrap();
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

//! wrong: The item put last comes out first.
//! fails: step3_items_come_out_first_in_first_out
//! says: was got was

impl<T> BoundedQueue<T> {
    pub fn get(&self) -> Option<T> {
        let mut inside = self.lock();
        while inside.items.is_empty() && !inside.closed {
            inside = self.item.wait(inside).expect("nobody panics with the lock");
        }
        let item = inside.items.pop_back()?;
        self.room.notify_one();
        Some(item)
    }

    // ..
}

//! wrong: When many items are in the queue, the last one comes out first.
//! fails: step3_as_many_items_as_its_capacity_fit_in
//! says: came out where the item 1 was next

impl<T> BoundedQueue<T> {
    pub fn get(&self) -> Option<T> {
        let mut inside = self.lock();
        while inside.items.is_empty() && !inside.closed {
            inside = self.item.wait(inside).expect("nobody panics with the lock");
        }
        let many = inside.items.len() > 40;
        let item = if many { inside.items.pop_back() } else { inside.items.pop_front() }?;
        self.room.notify_one();
        Some(item)
    }

    // ..
}

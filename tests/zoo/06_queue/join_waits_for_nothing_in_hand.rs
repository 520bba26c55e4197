//! wrong: An item counts as unfinished from `get` to `task_done`; one that nobody has got is forgotten.
//! fails: step4_join_waits_for_items_that_nobody_has_got
//! says: including items that nobody has got yet

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
        self.item.notify_one();
        Ok(())
    }

    pub fn get(&self) -> Option<T> {
        let mut inside = self.lock();
        while inside.items.is_empty() && !inside.closed {
            inside = self.item.wait(inside).expect("nobody panics with the lock");
        }
        let item = inside.items.pop_front()?;
        inside.unfinished += 1;
        self.room.notify_one();
        Some(item)
    }

    // ..
}

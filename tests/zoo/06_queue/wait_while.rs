//! right: `wait_while` is the loop round the wait.

impl<T> BoundedQueue<T> {
    pub fn put(&self, item: T) -> Result<(), T> {
        let full = |inside: &mut Inside<T>| inside.items.len() == self.capacity && !inside.closed;
        let mut inside = self.room.wait_while(self.lock(), full).unwrap();
        if inside.closed {
            return Err(item);
        }
        inside.items.push_back(item);
        inside.unfinished += 1;
        self.item.notify_one();
        Ok(())
    }

    pub fn get(&self) -> Option<T> {
        let empty = |inside: &mut Inside<T>| inside.items.is_empty() && !inside.closed;
        let mut inside = self.item.wait_while(self.lock(), empty).unwrap();
        let item = inside.items.pop_front()?;
        self.room.notify_one();
        Some(item)
    }

    pub fn join(&self) {
        drop(self.all_done.wait_while(self.lock(), |inside| inside.unfinished > 0).unwrap());
    }

    // ..
}

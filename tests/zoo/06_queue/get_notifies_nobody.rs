//! wrong: `get` does not tell a waiting `put` of the room.
//! fails: step3_put_waits_while_the_queue_is_full
//! says: was not told
//! also: 4

impl<T> BoundedQueue<T> {
    pub fn get(&self) -> Option<T> {
        let mut inside = self.lock();
        while inside.items.is_empty() && !inside.closed {
            inside = self.item.wait(inside).expect("nobody panics with the lock");
        }
        let item = inside.items.pop_front()?;
        Some(item)
    }

    // ..
}

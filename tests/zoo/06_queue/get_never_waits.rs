//! wrong: `get` returns `None` when the queue is empty for the moment.
//! fails: step3_get_waits_while_the_queue_is_empty
//! says: `get` did not wait
//! also: 4

impl<T> BoundedQueue<T> {
    pub fn get(&self) -> Option<T> {
        let mut inside = self.lock();
        let item = inside.items.pop_front()?;
        self.room.notify_one();
        Some(item)
    }

    // ..
}

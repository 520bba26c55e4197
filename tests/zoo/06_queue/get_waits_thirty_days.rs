//! wrong: After thirty days `get` takes what is there, and tells nobody of the room.
//! fails: step3_each_item_is_got_once
//! says: a time limit that nobody asked for
//! also: 4

impl<T> BoundedQueue<T> {
    pub fn get(&self) -> Option<T> {
        let month = Duration::from_secs(30 * 86_400);
        let mut inside = self.lock();
        while inside.items.is_empty() && !inside.closed {
            let (again, waited) = self.item.wait_timeout(inside, month).unwrap();
            inside = again;
            if waited.timed_out() {
                return inside.items.pop_front();
            }
        }
        let item = inside.items.pop_front()?;
        self.room.notify_one();
        Some(item)
    }

    // ..
}

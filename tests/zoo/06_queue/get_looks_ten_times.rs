//! wrong: Ten looks are thought to be enough for `get`.
//! fails: step3_however_often_it_is_woken_it_looks_again
//! says: woken many times in vain

impl<T> BoundedQueue<T> {
    pub fn get(&self) -> Option<T> {
        let mut inside = self.lock();
        for _ in 0..10 {
            if inside.items.is_empty() && !inside.closed {
                inside = self.item.wait(inside).expect("nobody panics with the lock");
            }
        }
        let item = inside.items.pop_front()?;
        self.room.notify_one();
        Some(item)
    }

    // ..
}

//! wrong: `join` waits until the queue is empty, though the items are still being dealt with.
//! fails: step4_join_waits_for_the_last_task_done
//! says: does not mean that it is done

impl<T> BoundedQueue<T> {
    pub fn get(&self) -> Option<T> {
        let mut inside = self.lock();
        while inside.items.is_empty() && !inside.closed {
            inside = self.item.wait(inside).expect("nobody panics with the lock");
        }
        let item = inside.items.pop_front()?;
        self.all_done.notify_all();
        self.room.notify_one();
        Some(item)
    }

    pub fn join(&self) {
        let mut inside = self.lock();
        while !inside.items.is_empty() {
            inside = self.all_done.wait(inside).expect("nobody panics with the lock");
        }
    }

    // ..
}

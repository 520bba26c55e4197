//! wrong: When the queue is closed, nothing more will come: that is taken for all being done.
//! fails: step4_close_does_not_end_join
//! says: `close` does not end

impl<T> BoundedQueue<T> {
    pub fn len(&self) -> usize {
        self.lock().items.len()
    }

    fn lock(&self) -> MutexGuard<'_, Inside<T>> {
        self.inside.lock().unwrap()
    }

    pub fn put(&self, item: T) -> Result<(), T> {
        let mut inside = self.lock();
        while inside.items.len() == self.capacity && !inside.closed {
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

    pub fn get(&self) -> Option<T> {
        let mut inside = self.lock();
        while inside.items.is_empty() && !inside.closed {
            inside = self.item.wait(inside).unwrap();
        }
        let item = inside.items.pop_front()?;
        self.room.notify_one();
        Some(item)
    }

    pub fn close(&self) {
        self.lock().closed = true;
        self.item.notify_all();
        self.room.notify_all();
        self.all_done.notify_all();
    }

    pub fn join(&self) {
        let mut inside = self.lock();
        while inside.unfinished > 0 && !inside.closed {
            inside = self.all_done.wait(inside).unwrap();
        }
    }

    // ..
}

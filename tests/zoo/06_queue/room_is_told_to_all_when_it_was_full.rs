//! right: Room is told to all that wait, whenever the queue was full: who finds none waits again.

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
        let was_full = inside.items.len() == self.capacity;
        let item = inside.items.pop_front()?;
        if was_full {
            self.room.notify_all();
        }
        Some(item)
    }

    pub fn join(&self) {
        let mut inside = self.lock();
        while inside.unfinished > 0 {
            inside = self.all_done.wait(inside).unwrap();
        }
    }

    // ..
}

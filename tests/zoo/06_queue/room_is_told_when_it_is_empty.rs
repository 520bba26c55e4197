//! wrong: Room is told only when the queue is empty: whoever could put before waits on.
//! fails: step3_small_programs_do_what_the_contract_says
//! says: Lost wake-up

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
        if inside.items.is_empty() {
            self.room.notify_one();
        }
        Some(item)
    }

    pub fn task_done(&self) {
        todo!("step 4: not yet")
    }

    pub fn join(&self) {
        todo!("step 4: not yet")
    }

    // ..
}

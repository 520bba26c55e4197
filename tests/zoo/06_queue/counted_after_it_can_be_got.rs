//! wrong: An item is counted in a second locked step, when it can be got, and reported done, already.
//! fails: step4_small_programs_do_what_the_contract_says
//! says: counted before it can be got

struct Inside<T> {
    items: VecDeque<T>,
    closed: bool,
    unfinished: i64,
}

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
        self.item.notify_one();
        drop(inside);
        self.lock().unfinished += 1;
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

    pub fn join(&self) {
        let mut inside = self.lock();
        while inside.unfinished > 0 {
            inside = self.all_done.wait(inside).unwrap();
        }
    }

    // ..
}

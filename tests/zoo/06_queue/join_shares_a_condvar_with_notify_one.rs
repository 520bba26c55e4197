//! wrong: `join` waits on the queue's only condition variable, and `task_done` wakes one thread: perhaps a worker that waits for items.
//! fails: step4_a_worker_that_waits_for_items_does_not_keep_join_waiting
//! says: share a condition variable

pub struct BoundedQueue<T> {
    capacity: usize,
    inside: Mutex<Inside<T>>,
    changed: Condvar,
}

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        BoundedQueue {
            capacity,
            inside: Mutex::new(Inside { items: VecDeque::new(), closed: false, unfinished: 0 }),
            changed: Condvar::new(),
        }
    }

    pub fn put(&self, item: T) -> Result<(), T> {
        let mut inside = self.lock();
        while inside.items.len() == self.capacity && !inside.closed {
            inside = self.changed.wait(inside).expect("nobody panics with the lock");
        }
        if inside.closed {
            return Err(item);
        }
        inside.items.push_back(item);
        inside.unfinished += 1;
        self.changed.notify_all();
        Ok(())
    }

    pub fn get(&self) -> Option<T> {
        let mut inside = self.lock();
        while inside.items.is_empty() && !inside.closed {
            inside = self.changed.wait(inside).expect("nobody panics with the lock");
        }
        let item = inside.items.pop_front()?;
        self.changed.notify_all();
        Some(item)
    }

    pub fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }

    pub fn task_done(&self) {
        let mut inside = self.lock();
        inside.unfinished -= 1;
        if inside.unfinished == 0 {
            self.changed.notify_one();
        }
    }

    pub fn join(&self) {
        let mut inside = self.lock();
        while inside.unfinished > 0 {
            inside = self.changed.wait(inside).expect("nobody panics with the lock");
        }
    }

    // ..
}

//! wrong: `get` takes for granted that a thread which it wakes will put, and counts it off; it may wait again.
//! fails: step3_however_often_it_is_woken_it_looks_again
//! says: What a thread waited for had come, and it waited on

struct Inside<T> {
    items: VecDeque<T>,
    closed: bool,
    unfinished: usize,
    putting: usize,
}

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        BoundedQueue {
            capacity,
            inside: Mutex::new(Inside { items: VecDeque::new(), closed: false, unfinished: 0, putting: 0 }),
            room: Condvar::new(),
            item: Condvar::new(),
            all_done: Condvar::new(),
        }
    }

    pub fn put(&self, item: T) -> Result<(), T> {
        let mut inside = self.lock();
        if inside.items.len() == self.capacity && !inside.closed {
            inside.putting += 1;
        }
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
        if inside.putting > 0 {
            inside.putting -= 1;
            self.room.notify_one();
        }
        Some(item)
    }

    // ..
}

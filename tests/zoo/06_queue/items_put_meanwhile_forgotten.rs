//! wrong: `join` waits for as many reports as there were items when it began.
//! fails: step4_items_put_meanwhile_count_as_well
//! says: put while it waits must count too

struct Inside<T> {
    items: VecDeque<T>,
    closed: bool,
    put: usize,
    done: usize,
}

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        BoundedQueue {
            capacity,
            inside: Mutex::new(Inside { items: VecDeque::new(), closed: false, put: 0, done: 0 }),
            room: Condvar::new(),
            item: Condvar::new(),
            all_done: Condvar::new(),
        }
    }

    pub fn put(&self, item: T) -> Result<(), T> {
        let mut inside = self.lock();
        while inside.items.len() == self.capacity && !inside.closed {
            inside = self.room.wait(inside).expect("nobody panics with the lock");
        }
        if inside.closed {
            return Err(item);
        }
        inside.items.push_back(item);
        inside.put += 1;
        self.item.notify_one();
        Ok(())
    }

    pub fn task_done(&self) {
        self.lock().done += 1;
        self.all_done.notify_all();
    }

    pub fn join(&self) {
        let mut inside = self.lock();
        let asked = inside.put;
        while inside.done < asked {
            inside = self.all_done.wait(inside).expect("nobody panics with the lock");
        }
    }

    // ..
}

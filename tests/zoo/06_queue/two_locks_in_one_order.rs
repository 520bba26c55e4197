//! right: The items have one lock and the count another; whoever takes both takes them in one order.

pub struct BoundedQueue<T> {
    capacity: usize,
    inside: Mutex<Inside<T>>,
    unfinished: Mutex<usize>,
    room: Condvar,
    item: Condvar,
    all_done: Condvar,
}

struct Inside<T> {
    items: VecDeque<T>,
    closed: bool,
}

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        BoundedQueue {
            capacity,
            inside: Mutex::new(Inside { items: VecDeque::new(), closed: false }),
            unfinished: Mutex::new(0),
            room: Condvar::new(),
            item: Condvar::new(),
            all_done: Condvar::new(),
        }
    }

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
        *self.unfinished.lock().unwrap() += 1;
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

    pub fn task_done(&self) {
        let mut unfinished = self.unfinished.lock().unwrap();
        *unfinished -= 1;
        if *unfinished == 0 {
            self.all_done.notify_all();
        }
    }

    pub fn join(&self) {
        let unfinished = self.unfinished.lock().unwrap();
        drop(self.all_done.wait_while(unfinished, |unfinished| *unfinished > 0).unwrap());
    }

    // ..
}

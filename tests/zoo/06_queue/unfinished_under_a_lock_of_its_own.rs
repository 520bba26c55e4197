//! right: What is unfinished is counted under a second lock, which is only ever taken while no other is held, or inside the first.

pub struct BoundedQueue<T> {
    capacity: usize,
    inside: Mutex<Inside<T>>,
    room: Condvar,
    item: Condvar,
    all_done: Condvar,
    unfinished: Mutex<usize>,
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
            room: Condvar::new(),
            item: Condvar::new(),
            all_done: Condvar::new(),
            unfinished: Mutex::new(0),
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
        *self.unfinished.lock().unwrap() += 1;
        self.item.notify_one();
        Ok(())
    }

    pub fn task_done(&self) {
        let mut unfinished = self.unfinished.lock().unwrap();
        *unfinished -= 1;
        if *unfinished == 0 {
            self.all_done.notify_all();
        }
    }

    pub fn join(&self) {
        let mut unfinished = self.unfinished.lock().unwrap();
        while *unfinished > 0 {
            unfinished = self.all_done.wait(unfinished).unwrap();
        }
    }

    // ..
}

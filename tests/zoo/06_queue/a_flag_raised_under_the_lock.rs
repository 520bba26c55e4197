//! right: The flag is an atomic, and is raised with the lock in hand, so that nobody is between looking and waiting.

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::SeqCst;

pub struct BoundedQueue<T> {
    capacity: usize,
    inside: Mutex<Inside<T>>,
    closed: AtomicBool,
    room: Condvar,
    item: Condvar,
    all_done: Condvar,
}

struct Inside<T> {
    items: VecDeque<T>,
    unfinished: usize,
}

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        BoundedQueue {
            capacity,
            inside: Mutex::new(Inside { items: VecDeque::new(), unfinished: 0 }),
            closed: AtomicBool::new(false),
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
        while inside.items.len() == self.capacity && !self.closed.load(SeqCst) {
            inside = self.room.wait(inside).unwrap();
        }
        if self.closed.load(SeqCst) {
            return Err(item);
        }
        inside.items.push_back(item);
        inside.unfinished += 1;
        self.item.notify_one();
        Ok(())
    }

    pub fn get(&self) -> Option<T> {
        let mut inside = self.lock();
        while inside.items.is_empty() && !self.closed.load(SeqCst) {
            inside = self.item.wait(inside).unwrap();
        }
        let item = inside.items.pop_front()?;
        self.room.notify_one();
        Some(item)
    }

    pub fn close(&self) {
        let _inside = self.lock();
        self.closed.store(true, SeqCst);
        self.item.notify_all();
        self.room.notify_all();
    }

    pub fn join(&self) {
        let mut inside = self.lock();
        while inside.unfinished > 0 {
            inside = self.all_done.wait(inside).unwrap();
        }
    }

    // ..
}

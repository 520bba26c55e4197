//! wrong: An item is counted by an atomic, when it can be got, and reported done, already.
//! fails: step4_small_programs_do_what_the_contract_says
//! says: counted before it can be got

use std::sync::atomic::AtomicI64;
use std::sync::atomic::Ordering::SeqCst;

pub struct BoundedQueue<T> {
    capacity: usize,
    inside: Mutex<Inside<T>>,
    unfinished: AtomicI64,
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
            unfinished: AtomicI64::new(0),
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
        self.item.notify_one();
        drop(inside);
        self.unfinished.fetch_add(1, SeqCst);
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
        let _inside = self.lock();
        if self.unfinished.fetch_sub(1, SeqCst) == 1 {
            self.all_done.notify_all();
        }
    }

    pub fn join(&self) {
        let mut inside = self.lock();
        while self.unfinished.load(SeqCst) > 0 {
            inside = self.all_done.wait(inside).unwrap();
        }
    }

    // ..
}

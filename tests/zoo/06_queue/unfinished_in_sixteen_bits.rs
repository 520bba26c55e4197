//! wrong: What is unfinished is counted in sixteen bits: with 65536 items it is nothing again.
//! fails: step4_many_items_are_waited_for
//! says: however many there are

use std::sync::atomic::AtomicU16;
use std::sync::atomic::Ordering::SeqCst;

struct Inside<T> {
    items: VecDeque<T>,
    closed: bool,
    unfinished: AtomicU16,
}

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        BoundedQueue {
            capacity,
            inside: Mutex::new(Inside { items: VecDeque::new(), closed: false, unfinished: AtomicU16::new(0) }),
            room: Condvar::new(),
            item: Condvar::new(),
            all_done: Condvar::new(),
        }
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
        inside.unfinished.fetch_add(1, SeqCst);
        self.item.notify_one();
        Ok(())
    }

    pub fn task_done(&self) {
        let inside = self.lock();
        if inside.unfinished.fetch_sub(1, SeqCst) == 1 {
            self.all_done.notify_all();
        }
    }

    pub fn join(&self) {
        let mut inside = self.lock();
        while inside.unfinished.load(SeqCst) > 0 {
            inside = self.all_done.wait(inside).unwrap();
        }
    }

    // ..
}

//! wrong: Those who join are counted in a byte, and told one by one: of 256 none is told.
//! fails: step4_join_waits_for_a_hundred_days_as_well
//! says: a number is wrong

struct Inside<T> {
    items: VecDeque<T>,
    closed: bool,
    unfinished: usize,
    joiners: u8,
}

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        BoundedQueue {
            capacity,
            inside: Mutex::new(Inside { items: VecDeque::new(), closed: false, unfinished: 0, joiners: 0 }),
            room: Condvar::new(),
            item: Condvar::new(),
            all_done: Condvar::new(),
        }
    }

    pub fn task_done(&self) {
        let mut inside = self.lock();
        inside.unfinished -= 1;
        if inside.unfinished == 0 {
            for _ in 0..inside.joiners {
                self.all_done.notify_one();
            }
        }
    }

    pub fn join(&self) {
        let mut inside = self.lock();
        inside.joiners = inside.joiners.wrapping_add(1);
        while inside.unfinished > 0 {
            inside = self.all_done.wait(inside).unwrap();
        }
        inside.joiners = inside.joiners.wrapping_sub(1);
    }

    // ..
}

//! wrong: Those who join are counted, and told when the last item is done. Who waits a second time is not counted again.
//! fails: step4_who_joins_may_wait_more_than_once
//! says: Who waits again must be told again

struct Inside<T> {
    items: VecDeque<T>,
    closed: bool,
    unfinished: usize,
    joiners: usize,
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
        if inside.unfinished == 0 && inside.joiners > 0 {
            inside.joiners = 0;
            self.all_done.notify_all();
        }
    }

    pub fn join(&self) {
        let mut inside = self.lock();
        inside.joiners += 1;
        while inside.unfinished > 0 {
            inside = self.all_done.wait(inside).expect("nobody panics with the lock");
        }
    }

    // ..
}

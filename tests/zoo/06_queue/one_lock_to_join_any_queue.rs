//! wrong: `join` holds a `static` lock while it waits, so who joins another queue waits too.
//! fails: step4_two_queues_have_nothing_to_do_with_each_other
//! says: nothing that is `static`

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        BoundedQueue {
            capacity,
            inside: Mutex::new(Inside { items: VecDeque::new(), closed: false, unfinished: 0 }),
            room: Condvar::new(),
            item: Condvar::new(),
            all_done: Condvar::new(),
        }
    }

    #[allow(clippy::len_without_is_empty, reason = "the next moment it may be another number")]
    pub fn len(&self) -> usize {
        self.lock().items.len()
    }

    fn lock(&self) -> MutexGuard<'_, Inside<T>> {
        self.inside.lock().expect("nobody panics with the lock")
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
        inside.unfinished += 1;
        self.item.notify_one();
        Ok(())
    }

    pub fn get(&self) -> Option<T> {
        let mut inside = self.lock();
        while inside.items.is_empty() && !inside.closed {
            inside = self.item.wait(inside).expect("nobody panics with the lock");
        }
        let item = inside.items.pop_front()?;
        self.room.notify_one();
        Some(item)
    }

    pub fn close(&self) {
        self.lock().closed = true;
        self.item.notify_all();
        self.room.notify_all();
    }

    pub fn task_done(&self) {
        let mut inside = self.lock();
        inside.unfinished -= 1;
        if inside.unfinished == 0 {
            self.all_done.notify_all();
        }
    }

    pub fn join(&self) {
        static ONE: Mutex<()> = Mutex::new(());
        let _one = ONE.lock().unwrap();
        let mut inside = self.lock();
        while inside.unfinished > 0 {
            inside = self.all_done.wait(inside).expect("nobody panics with the lock");
        }
    }
}

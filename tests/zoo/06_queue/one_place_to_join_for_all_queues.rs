//! wrong: The condition variable of `join` is a `static`: one thread is told, and it may have joined another queue.
//! fails: step4_two_queues_have_nothing_to_do_with_each_other
//! says: nothing that is `static`

pub struct BoundedQueue<T> {
    capacity: usize,
    inside: Mutex<Inside<T>>,
    room: Condvar,
    item: Condvar,
    all_done: &'static Condvar,
}

static ALL_DONE: Condvar = Condvar::new();

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        BoundedQueue {
            capacity,
            inside: Mutex::new(Inside { items: VecDeque::new(), closed: false, unfinished: 0 }),
            room: Condvar::new(),
            item: Condvar::new(),
            all_done: &ALL_DONE,
        }
    }

    pub fn task_done(&self) {
        let mut inside = self.lock();
        inside.unfinished -= 1;
        if inside.unfinished == 0 {
            self.all_done.notify_one();
        }
    }

    pub fn join(&self) {
        let mut inside = self.lock();
        while inside.unfinished > 0 {
            inside = self.all_done.wait(inside).expect("nobody panics with the lock");
        }
        self.all_done.notify_one();
    }

    // ..
}

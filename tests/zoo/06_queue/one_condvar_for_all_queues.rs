//! wrong: The condition variable of `get` is a `static`, so an item of one queue wakes a thread that waits at another.
//! fails: step3_two_queues_have_nothing_to_do_with_each_other
//! says: nothing that is `static`

pub struct BoundedQueue<T> {
    capacity: usize,
    inside: Mutex<Inside<T>>,
    room: Condvar,
    item: &'static Condvar,
    all_done: Condvar,
}

static ITEM: Condvar = Condvar::new();

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        BoundedQueue {
            capacity,
            inside: Mutex::new(Inside { items: VecDeque::new(), closed: false, unfinished: 0 }),
            room: Condvar::new(),
            item: &ITEM,
            all_done: Condvar::new(),
        }
    }

    // ..
}

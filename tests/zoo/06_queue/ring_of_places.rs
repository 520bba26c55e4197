//! right: A ring of fixed places with two running counts, in place of a `VecDeque`.

pub struct BoundedQueue<T> {
    inside: Mutex<Ring<T>>,
    changed: Condvar,
}

struct Ring<T> {
    places: Vec<Option<T>>,
    put: usize,
    got: usize,
    done: usize,
    closed: bool,
}

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        let places = (0..capacity).map(|_| None).collect();
        let ring = Ring { places, put: 0, got: 0, done: 0, closed: false };
        BoundedQueue { inside: Mutex::new(ring), changed: Condvar::new() }
    }

    pub fn len(&self) -> usize {
        let ring = self.inside.lock().unwrap();
        ring.put - ring.got
    }

    fn when(&self, ready: impl Fn(&Ring<T>) -> bool) -> MutexGuard<'_, Ring<T>> {
        self.changed.wait_while(self.inside.lock().unwrap(), |ring| !ready(ring)).unwrap()
    }

    pub fn put(&self, item: T) -> Result<(), T> {
        let mut ring = self.when(|ring| ring.closed || ring.put - ring.got < ring.places.len());
        if ring.closed {
            return Err(item);
        }
        let place = ring.put % ring.places.len();
        ring.places[place] = Some(item);
        ring.put += 1;
        self.changed.notify_all();
        Ok(())
    }

    pub fn get(&self) -> Option<T> {
        let mut ring = self.when(|ring| ring.closed || ring.put > ring.got);
        if ring.put == ring.got {
            return None;
        }
        let place = ring.got % ring.places.len();
        ring.got += 1;
        self.changed.notify_all();
        ring.places[place].take()
    }

    pub fn close(&self) {
        self.inside.lock().unwrap().closed = true;
        self.changed.notify_all();
    }

    pub fn task_done(&self) {
        self.inside.lock().unwrap().done += 1;
        self.changed.notify_all();
    }

    pub fn join(&self) {
        drop(self.when(|ring| ring.done == ring.put));
    }
}

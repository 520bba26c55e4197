//! wrong: Once the queue is closed, `join` does not wait for what is left in a full queue.
//! fails: step4_small_programs_do_what_the_contract_says
//! says: `close` does not end what was begun

impl<T> BoundedQueue<T> {
    pub fn close(&self) {
        let mut inside = self.lock();
        inside.closed = true;
        self.item.notify_all();
        self.room.notify_all();
        self.all_done.notify_all();
    }

    pub fn join(&self) {
        let mut inside = self.lock();
        let left = |inside: &Inside<T>| inside.unfinished == self.capacity && inside.items.len() == self.capacity;
        while inside.unfinished > 0 && !(inside.closed && left(&inside)) {
            inside = self.all_done.wait(inside).unwrap();
        }
    }

    // ..
}

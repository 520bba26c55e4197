//! wrong: Each report wakes who joins, and a hundred looks are thought to be enough.
//! fails: step4_many_items_are_waited_for
//! says: however often it is woken

impl<T> BoundedQueue<T> {
    pub fn task_done(&self) {
        let mut inside = self.lock();
        inside.unfinished -= 1;
        self.all_done.notify_all();
    }

    pub fn join(&self) {
        let mut inside = self.lock();
        for _ in 0..100 {
            if inside.unfinished > 0 {
                inside = self.all_done.wait(inside).expect("nobody panics with the lock");
            }
        }
    }

    // ..
}

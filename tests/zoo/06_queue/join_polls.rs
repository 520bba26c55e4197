//! wrong: `join` sleeps a little and looks again.
//! fails: step4_join_waits_for_items_that_nobody_has_got
//! says: Asking again and again

impl<T> BoundedQueue<T> {
    pub fn join(&self) {
        let mut inside = self.lock();
        while inside.unfinished > 0 {
            drop(inside);
            thread::sleep(Duration::from_millis(10));
            inside = self.lock();
        }
    }

    // ..
}

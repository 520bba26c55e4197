//! wrong: `join` returns at once.
//! fails: step4_join_waits_for_the_last_task_done
//! says: `join` returned after

impl<T> BoundedQueue<T> {
    pub fn join(&self) {
        drop(self.lock());
    }

    // ..
}

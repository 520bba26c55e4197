//! wrong: The last `task_done` wakes one of those that join.
//! fails: step4_every_thread_that_joins_goes_on
//! says: was not told

impl<T> BoundedQueue<T> {
    pub fn task_done(&self) {
        let mut inside = self.lock();
        inside.unfinished -= 1;
        if inside.unfinished == 0 {
            self.all_done.notify_one();
        }
    }

    // ..
}

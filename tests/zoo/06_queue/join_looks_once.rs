//! wrong: `join` waits for one notification, which each `task_done` gives.
//! fails: step4_join_waits_for_the_last_task_done
//! says: did not look again

impl<T> BoundedQueue<T> {
    pub fn task_done(&self) {
        self.lock().unfinished -= 1;
        self.all_done.notify_all();
    }

    pub fn join(&self) {
        let mut inside = self.lock();
        if inside.unfinished > 0 {
            inside = self.all_done.wait(inside).expect("nobody panics with the lock");
        }
    }

    // ..
}

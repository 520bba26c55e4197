//! wrong: After a day `join` returns, whatever is unfinished.
//! fails: step4_join_waits_for_a_hundred_days_as_well
//! says: a time limit that nobody asked for

impl<T> BoundedQueue<T> {
    pub fn join(&self) {
        let day = Duration::from_secs(86_400);
        drop(self.all_done.wait_timeout_while(self.lock(), day, |inside| inside.unfinished > 0));
    }

    // ..
}

//! wrong: `Drop` calls the job off, as for a ticker.
//! fails: step1_a_timer_that_is_dropped_is_not_cancelled
//! says: only `cancel` does that

impl Drop for Timer {
    fn drop(&mut self) {
        drop(self.shared.take());
        self.shared.taken.notify_one();
    }
}

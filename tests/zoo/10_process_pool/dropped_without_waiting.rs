//! wrong: Dropping the pool closes the inputs, and waits for nobody.
//! fails: step4_no_process_is_left_when_the_pool_is_dropped
//! says: until its parent has waited for it

impl Drop for ProcessPool {
    fn drop(&mut self) {
        self.workers.clear();
    }
}

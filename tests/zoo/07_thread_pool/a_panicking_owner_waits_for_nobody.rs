//! wrong: A pool that is dropped by a panic does not wait.
//! fails: step5_a_panic_that_drops_the_pool_waits_too
//! says: whether the thread is panicking or not

impl Drop for ThreadPool {
    fn drop(&mut self) {
        self.queue = None;
        if thread::panicking() {
            return;
        }
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

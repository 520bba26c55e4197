//! wrong: The queue is closed before `drop` begins.
//! fails: step5_every_thread_has_ended
//! says: close the queue before you wait

impl Drop for ThreadPool {
    fn drop(&mut self) {
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

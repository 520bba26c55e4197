//! wrong: Closing the queue ends the workers, so nobody needs to wait for them.
//! fails: step5_every_thread_has_ended
//! says: Nobody waits for the workers

impl Drop for ThreadPool {
    fn drop(&mut self) {
        self.queue = None;
    }
}

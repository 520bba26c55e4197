//! wrong: When one worker has ended, so have the others.
//! fails: step5_every_thread_has_ended
//! says: Not all workers were waited for

impl Drop for ThreadPool {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.threads.pop() {
            let _ = thread.join();
        }
    }
}

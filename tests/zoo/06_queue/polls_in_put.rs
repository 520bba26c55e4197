//! wrong: `put` sleeps a little and looks again.
//! fails: step3_put_waits_while_the_queue_is_full
//! says: Asking again and again

impl<T> BoundedQueue<T> {
    pub fn put(&self, item: T) -> Result<(), T> {
        let mut inside = self.lock();
        while inside.items.len() == self.capacity && !inside.closed {
            drop(inside);
            thread::sleep(Duration::from_millis(10));
            inside = self.lock();
        }
        if inside.closed {
            return Err(item);
        }
        inside.items.push_back(item);
        inside.unfinished += 1;
        self.item.notify_one();
        Ok(())
    }

    // ..
}

//! wrong: After a day without room the item comes back, though nobody has closed the queue.
//! fails: step3_a_hundred_days_are_waited_as_well
//! says: a time limit that nobody asked for

impl<T> BoundedQueue<T> {
    pub fn put(&self, item: T) -> Result<(), T> {
        let mut inside = self.lock();
        while inside.items.len() == self.capacity && !inside.closed {
            let day = Duration::from_secs(86_400);
            let (woken, over) = self.room.wait_timeout(inside, day).unwrap();
            inside = woken;
            if over.timed_out() {
                return Err(item);
            }
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

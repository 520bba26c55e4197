//! wrong: When several permits are free, those who wait are thought to have been told of the first ones.
//! fails: step1_three_hundred_permits_are_as_many
//! says: Lost wake-up
//! also: 3, 4

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut free = self.semaphore.free.lock().unwrap();
        *free += 1;
        if *free <= 4 {
            self.semaphore.returned.notify_one();
        }
    }
}

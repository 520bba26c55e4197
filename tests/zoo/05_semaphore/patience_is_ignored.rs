//! wrong: Waiting is waiting: the patience is not looked at.
//! fails: step3_it_gives_up_after_its_patience
//! says: waits for a notification

impl Semaphore {
    pub fn acquire_timeout(&self, _: Duration) -> Option<Permit<'_>> {
        Some(self.acquire())
    }

    // ..
}

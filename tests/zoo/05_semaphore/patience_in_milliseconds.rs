//! wrong: The patience is cut to whole milliseconds.
//! fails: step3_a_patience_may_be_of_any_length
//! says: down to its nanoseconds

impl Semaphore {
    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut free = self.free.lock().unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let (patience, free) = (Duration::from_millis(patience.as_millis() as u64), self.free.lock().unwrap());
        let (mut free, _) = self.returned.wait_timeout_while(free, patience, |free| *free == 0).unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    // ..
}

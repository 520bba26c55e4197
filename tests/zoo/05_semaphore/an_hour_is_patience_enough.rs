//! wrong: Nobody is thought to have patience for more than an hour.
//! fails: step3_a_patience_may_be_of_any_length
//! says: may be of any length

impl Semaphore {
    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut free = self.free.lock().unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let (patience, free) = (patience.min(Duration::from_secs(3600)), self.free.lock().unwrap());
        let (mut free, _) = self.returned.wait_timeout_while(free, patience, |free| *free == 0).unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    // ..
}

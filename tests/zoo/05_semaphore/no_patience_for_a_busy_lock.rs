//! wrong: Without patience, a lock that is busy for a moment is taken for a permit that is not there.
//! fails: step3_who_asks_at_the_same_time_gets_a_free_permit_too
//! says: busy for a moment

impl Semaphore {
    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut free = self.free.lock().unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        if patience.is_zero() {
            let mut free = self.free.try_lock().ok()?;
            *free = free.checked_sub(1)?;
            return Some(Permit { semaphore: self });
        }
        let free = self.free.lock().unwrap();
        let (mut free, _) = self.returned.wait_timeout_while(free, patience, |free| *free == 0).unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    // ..
}

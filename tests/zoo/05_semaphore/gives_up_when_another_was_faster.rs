//! wrong: One wait is thought to be enough: a thread that finds the permit taken again gives up, long before its patience is over.
//! fails: step3_a_permit_that_is_taken_again_is_waited_for_again
//! says: patience was not over

impl Semaphore {
    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut free = self.free.lock().unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let mut free = self.free.lock().unwrap();
        if *free == 0 {
            free = self.returned.wait_timeout(free, patience).unwrap().0;
        }
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    // ..
}

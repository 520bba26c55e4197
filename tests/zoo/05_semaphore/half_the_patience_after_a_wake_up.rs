//! wrong: Each time it is woken in vain, it waits half as long as before, whatever is left of its patience.
//! fails: step3_a_permit_that_is_taken_again_is_waited_for_again
//! says: not for all that was left of its patience

impl Semaphore {
    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut free = self.free.lock().unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let mut patience = patience;
        let mut free = self.free.lock().unwrap();
        while *free == 0 {
            let (woken, time) = self.returned.wait_timeout(free, patience).unwrap();
            free = woken;
            if time.timed_out() && *free == 0 {
                return None;
            }
            patience /= 2;
        }
        *free -= 1;
        Some(Permit { semaphore: self })
    }

    // ..
}

//! wrong: Ten looks are thought to be enough; then the thread goes in without a permit.
//! fails: step1_however_often_it_is_woken_it_looks_again
//! says: went in without a permit

impl Semaphore {
    pub fn acquire(&self) -> Permit<'_> {
        let mut free = self.free.lock().unwrap();
        for _ in 0..10 {
            if *free == 0 {
                free = self.returned.wait(free).unwrap();
            }
        }
        *free = free.saturating_sub(1);
        Permit { semaphore: self }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut free = self.free.lock().unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let free = self.free.lock().unwrap();
        let (mut free, _) = self.returned.wait_timeout_while(free, patience, |free| *free == 0).unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    // ..
}

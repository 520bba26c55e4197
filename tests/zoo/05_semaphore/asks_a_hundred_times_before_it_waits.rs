//! wrong: It asks a hundred times before it waits.
//! fails: step1_a_waiting_thread_does_nothing_and_then_goes_on_at_once
//! says: busy waiting

impl Semaphore {
    pub fn acquire(&self) -> Permit<'_> {
        for _ in 0..100 {
            if let Some(permit) = self.try_acquire() {
                return permit;
            }
            std::hint::spin_loop();
        }
        let free = self.free.lock().unwrap();
        let mut free = self.returned.wait_while(free, |free| *free == 0).unwrap();
        *free -= 1;
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

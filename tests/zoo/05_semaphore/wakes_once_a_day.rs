//! wrong: It gets up once a day to look, as if it might have been forgotten.
//! fails: step1_a_waiting_thread_does_nothing_and_then_goes_on_at_once
//! says: a time limit that nobody asked for

impl Semaphore {
    pub fn acquire(&self) -> Permit<'_> {
        let mut free = self.free.lock().unwrap();
        while *free == 0 {
            free = self.returned.wait_timeout(free, Duration::from_secs(86_400)).unwrap().0;
        }
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

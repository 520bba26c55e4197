//! wrong: One wait is thought to be enough: a thread that finds the permit taken again gives up, long before its patience is over.
//! fails: step3_a_permit_that_is_taken_again_is_waited_for_again
//! says: patience was not over

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore { free: Mutex::new(permits), returned: Condvar::new() }
    }

    pub fn available(&self) -> usize {
        *self.free.lock().unwrap()
    }

    pub fn acquire(&self) -> Permit<'_> {
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
        let mut free = self.free.lock().unwrap();
        if *free == 0 {
            free = self.returned.wait_timeout(free, patience).unwrap().0;
        }
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }
}

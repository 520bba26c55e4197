//! wrong: The number of permits is kept in 32 bits, with a sign.
//! fails: step2_a_free_permit_is_taken_and_goes_back
//! says: permits were free

pub struct Semaphore {
    free: Mutex<i32>,
    returned: Condvar,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore { free: Mutex::new(permits as i32), returned: Condvar::new() }
    }

    pub fn available(&self) -> usize {
        *self.free.lock().unwrap() as usize
    }

    pub fn acquire(&self) -> Permit<'_> {
        let free = self.free.lock().unwrap();
        let mut free = self.returned.wait_while(free, |free| *free <= 0).unwrap();
        *free -= 1;
        Permit { semaphore: self }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut free = self.free.lock().unwrap();
        if *free <= 0 {
            return None;
        }
        *free -= 1;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let free = self.free.lock().unwrap();
        let (mut free, _) = self.returned.wait_timeout_while(free, patience, |free| *free <= 0).unwrap();
        if *free <= 0 {
            return None;
        }
        *free -= 1;
        Some(Permit { semaphore: self })
    }
}

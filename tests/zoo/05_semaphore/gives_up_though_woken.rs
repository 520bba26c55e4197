//! wrong: The clock is asked before the permit: a thread that was woken for one leaves it lying.
//! fails: step3_giving_up_keeps_no_permit_from_anybody
//! says: gave up and left without it

use std::time::Instant;

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
        if *free == 0 {
            return None;
        }
        *free -= 1;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let deadline = Instant::now() + patience;
        let mut free = self.free.lock().unwrap();
        while *free == 0 {
            let left = deadline.saturating_duration_since(Instant::now());
            free = self.returned.wait_timeout(free, left).unwrap().0;
            if Instant::now() >= deadline {
                return None;
            }
        }
        *free -= 1;
        Some(Permit { semaphore: self })
    }
}

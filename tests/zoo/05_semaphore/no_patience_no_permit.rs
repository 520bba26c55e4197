//! wrong: No patience is thought to mean no permit, though one is free.
//! fails: step3_a_free_permit_is_taken_at_once
//! says: with a patience of 0ns

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
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return None;
            }
            if *free > 0 {
                *free -= 1;
                return Some(Permit { semaphore: self });
            }
            free = self.returned.wait_timeout(free, left).unwrap().0;
        }
    }
}

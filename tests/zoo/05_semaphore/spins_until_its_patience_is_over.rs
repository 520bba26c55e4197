//! wrong: It asks again and again until its patience is over, and takes that for waiting.
//! fails: step3_while_it_waits_it_does_nothing
//! says: busy waiting

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
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let start = Instant::now();
        loop {
            if let Some(permit) = self.try_acquire() {
                return Some(permit);
            }
            if start.elapsed() >= patience {
                return None;
            }
            thread::yield_now();
        }
    }
}

//! wrong: It asks again and again until its patience is over, and takes that for waiting.
//! fails: step3_while_it_waits_it_does_nothing
//! says: busy waiting

use std::time::Instant;

impl Semaphore {
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

    // ..
}

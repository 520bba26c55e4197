//! wrong: No patience is thought to mean no permit, though one is free.
//! fails: step3_a_free_permit_is_taken_at_once
//! says: with a patience of 0ns

use std::time::Instant;

impl Semaphore {
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

    // ..
}

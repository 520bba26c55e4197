//! wrong: The clock is asked before the permit: a thread that was woken for one leaves it lying.
//! fails: step3_giving_up_keeps_no_permit_from_anybody
//! says: gave up and left without it

use std::time::Instant;

impl Semaphore {
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

    // ..
}

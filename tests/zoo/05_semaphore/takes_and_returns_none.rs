//! wrong: The permit is taken before the clock is asked, and nobody gives it back.
//! fails: step3_giving_up_keeps_no_permit_from_anybody
//! says: was not given back

use std::time::Instant;

impl Semaphore {
    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let deadline = Instant::now() + patience;
        let free = self.free.lock().unwrap();
        let (mut free, _) = self.returned.wait_timeout_while(free, patience, |free| *free == 0).unwrap();
        if *free == 0 {
            return None;
        }
        *free -= 1;
        if Instant::now() > deadline {
            return None;
        }
        Some(Permit { semaphore: self })
    }

    // ..
}

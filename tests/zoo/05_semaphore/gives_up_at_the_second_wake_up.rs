//! wrong: Two looks are thought to be enough: the third wake-up comes too late for it.
//! fails: step3_a_permit_that_is_taken_again_is_waited_for_again
//! says: gave up before its patience was over

use std::time::Instant;

impl Semaphore {
    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut free = self.free.lock().unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let deadline = Instant::now() + patience;
        let mut free = self.free.lock().unwrap();
        for _ in 0..2 {
            if *free == 0 {
                let left = deadline.saturating_duration_since(Instant::now());
                free = self.returned.wait_timeout(free, left).unwrap().0;
            }
        }
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    // ..
}

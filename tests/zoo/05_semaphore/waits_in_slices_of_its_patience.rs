//! wrong: It waits on the condition, but for a tenth of a second at a time, so as to look at the clock.
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
        let mut free = self.free.lock().unwrap();
        while *free == 0 {
            let left = patience.checked_sub(start.elapsed()).filter(|left| !left.is_zero())?;
            let slice = left.min(Duration::from_millis(100));
            free = self.returned.wait_timeout(free, slice).unwrap().0;
        }
        *free -= 1;
        Some(Permit { semaphore: self })
    }

    // ..
}

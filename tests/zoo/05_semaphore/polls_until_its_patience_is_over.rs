//! wrong: Looking once in 10 ms is taken for waiting, as long as the patience is kept.
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
            let left = patience.checked_sub(start.elapsed()).filter(|left| !left.is_zero())?;
            thread::sleep(left.min(Duration::from_millis(10)));
        }
    }

    // ..
}

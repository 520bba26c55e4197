//! wrong: It gets up once an hour to look, as long as its patience lasts.
//! fails: step3_while_it_waits_it_does_nothing
//! says: a time limit that nobody asked for

use std::time::Instant;

impl Semaphore {
    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut free = self.free.lock().unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let begin = Instant::now();
        let mut free = self.free.lock().unwrap();
        while *free == 0 {
            let left = patience.saturating_sub(begin.elapsed());
            if left.is_zero() {
                return None;
            }
            free = self.returned.wait_timeout(free, left.min(Duration::from_secs(3600))).unwrap().0;
        }
        *free -= 1;
        Some(Permit { semaphore: self })
    }

    // ..
}

//! wrong: Ten tries of the lock are thought to be enough: whoever holds it must be done by then.
//! fails: step2_none_only_when_none_is_free
//! says: busy for a moment

impl Semaphore {
    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        for _ in 0..10 {
            if let Ok(mut free) = self.free.try_lock() {
                *free = free.checked_sub(1)?;
                return Some(Permit { semaphore: self });
            }
            thread::yield_now();
        }
        None
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let free = self.free.lock().unwrap();
        let (mut free, _) = self.returned.wait_timeout_while(free, patience, |free| *free == 0).unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    // ..
}

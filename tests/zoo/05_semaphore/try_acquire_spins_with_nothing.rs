//! right: It asks for the lock until it gets it, and does nothing in between: who holds it gives it back soon, and a permit is never waited for.

impl Semaphore {
    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut free = loop {
            if let Ok(free) = self.free.try_lock() {
                break free;
            }
        };
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let free = self.free.lock().unwrap();
        let (mut free, _) = self.returned.wait_timeout_while(free, patience, |free| *free == 0).unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    // ..
}

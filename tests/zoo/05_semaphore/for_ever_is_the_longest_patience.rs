//! right: `acquire` is `acquire_timeout` with the longest patience there is.

impl Semaphore {
    pub fn acquire(&self) -> Permit<'_> {
        self.acquire_timeout(Duration::MAX).expect("for ever is long enough")
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        self.acquire_timeout(Duration::ZERO)
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let free = self.free.lock().unwrap();
        let (mut free, _) = self.returned.wait_timeout_while(free, patience, |free| *free == 0).unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    // ..
}

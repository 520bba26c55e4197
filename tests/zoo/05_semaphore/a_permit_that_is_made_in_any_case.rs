//! wrong: `then_some` makes a permit in any case, and drops it where none was taken.
//! fails: step3_it_gives_up_after_its_patience
//! says: that nobody had taken

impl Semaphore {
    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut free = self.free.lock().unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let free = self.free.lock().unwrap();
        let (mut free, _) = self.returned.wait_timeout_while(free, patience, |free| *free == 0).unwrap();
        let got = *free > 0;
        if got {
            *free -= 1;
        }
        drop(free);
        got.then_some(Permit { semaphore: self })
    }

    // ..
}

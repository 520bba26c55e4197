//! wrong: Each wait gets the whole patience: that is thought to be the patience of the call.
//! fails: step3_being_woken_does_not_begin_the_patience_again
//! says: waits its whole patience again

impl Semaphore {
    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let mut free = self.free.lock().unwrap();
        while *free == 0 {
            let (woken, time) = self.returned.wait_timeout(free, patience).unwrap();
            free = woken;
            if time.timed_out() && *free == 0 {
                return None;
            }
        }
        *free -= 1;
        Some(Permit { semaphore: self })
    }

    // ..
}

//! wrong: It waits twice as long as its patience is.
//! fails: step3_being_woken_does_not_begin_the_patience_again
//! says: It waited for another time than its patience

impl Semaphore {
    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let free = self.free.lock().unwrap();
        let (mut free, _) = self.returned.wait_timeout_while(free, patience * 2, |free| *free == 0).unwrap();
        if *free == 0 {
            return None;
        }
        *free -= 1;
        Some(Permit { semaphore: self })
    }

    // ..
}

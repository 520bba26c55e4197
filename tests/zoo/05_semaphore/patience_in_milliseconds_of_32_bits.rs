//! wrong: The patience goes through a number of milliseconds that has room for 49 days.
//! fails: step3_while_it_waits_it_does_nothing
//! says: it gave up before its patience was over

impl Semaphore {
    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let millis = Duration::from_millis(u64::from(patience.as_millis() as u32));
        let patience = millis + Duration::from_nanos(u64::from(patience.subsec_nanos() % 1_000_000));
        let free = self.free.lock().unwrap();
        let (mut free, _) = self.returned.wait_timeout_while(free, patience, |free| *free == 0).unwrap();
        if *free == 0 {
            return None;
        }
        *free -= 1;
        Some(Permit { semaphore: self })
    }

    // ..
}

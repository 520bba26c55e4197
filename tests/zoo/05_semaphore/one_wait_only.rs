//! wrong: One wait is thought to end with a permit, or with the patience.
//! fails: step3_small_programs_do_what_the_contract_says
//! says: wait again

impl Semaphore {
    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let mut free = self.free.lock().unwrap();
        if *free == 0 {
            let (woken, time) = self.returned.wait_timeout(free, patience).unwrap();
            if time.timed_out() {
                return None;
            }
            free = woken;
        }
        *free -= 1;
        Some(Permit { semaphore: self })
    }

    // ..
}

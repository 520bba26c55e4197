//! wrong: A thread that panics is thought to need no clearing up.
//! fails: step1_a_panic_gives_its_permit_back
//! says: must give it back, always

impl Semaphore {
    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        todo!("step 2: not yet")
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        todo!("step 3: not yet")
    }

    // ..
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        if !thread::panicking() {
            *self.semaphore.free.lock().unwrap() += 1;
            self.semaphore.returned.notify_one();
        }
    }
}

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    todo!("step 4: at most {permits} of {tasks}")
}

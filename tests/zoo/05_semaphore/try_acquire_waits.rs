//! wrong: `try_acquire` is `acquire` in a `Some`.
//! fails: step2_it_never_waits
//! says: It waits

impl Semaphore {
    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        Some(self.acquire())
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        todo!("step 3: not yet")
    }

    // ..
}

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    todo!("step 4: at most {permits} of {tasks}")
}

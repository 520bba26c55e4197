//! wrong: It waits until a permit is free, and does not take it.
//! fails: step1_as_many_permits_can_be_taken_as_there_are
//! says: the number of free permits after one more was taken

impl Semaphore {
    pub fn acquire(&self) -> Permit<'_> {
        let free = self.free.lock().unwrap();
        drop(self.returned.wait_while(free, |free| *free == 0).unwrap());
        Permit { semaphore: self }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        todo!("step 2: not yet")
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        todo!("step 3: not yet")
    }

    // ..
}

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    todo!("step 4: at most {permits} of {tasks}")
}

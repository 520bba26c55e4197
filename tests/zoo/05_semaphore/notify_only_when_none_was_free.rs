//! wrong: Only the first permit to come back is thought to be news.
//! fails: step1_small_programs_do_what_the_contract_says
//! says: Each permit given back is for one more

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
        let mut free = self.semaphore.free.lock().unwrap();
        *free += 1;
        if *free == 1 {
            self.semaphore.returned.notify_one();
        }
    }
}

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    todo!("step 4: at most {permits} of {tasks}")
}

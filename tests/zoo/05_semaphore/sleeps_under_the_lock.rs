//! wrong: It sleeps with the lock in its hands, so nobody can give a permit back.
//! fails: step1_no_thread_waits_for_ever_for_a_free_permit
//! says: sleeps while it holds the lock

impl Semaphore {
    pub fn acquire(&self) -> Permit<'_> {
        let mut free = self.free.lock().unwrap();
        while *free == 0 {
            thread::sleep(Duration::from_millis(10));
        }
        *free -= 1;
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

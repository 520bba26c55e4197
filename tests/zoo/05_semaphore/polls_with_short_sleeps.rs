//! wrong: Looking once in 10 ms is taken for waiting.
//! fails: step1_a_waiting_thread_does_nothing_and_then_goes_on_at_once
//! says: busy waiting

impl Semaphore {
    pub fn acquire(&self) -> Permit<'_> {
        loop {
            let mut free = self.free.lock().unwrap();
            if *free > 0 {
                *free -= 1;
                return Permit { semaphore: self };
            }
            drop(free);
            thread::sleep(Duration::from_millis(10));
        }
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

//! wrong: The condition variable is a `static`, so the news of one semaphore's permit wakes a thread that waits at another.
//! fails: step1_two_semaphores_have_nothing_to_do_with_each_other
//! says: needs its own
//! also: 4

pub struct Semaphore {
    free: Mutex<usize>,
    returned: &'static Condvar,
}

static RETURNED: Condvar = Condvar::new();

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore { free: Mutex::new(permits), returned: &RETURNED }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut free = self.free.lock().unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let free = self.free.lock().unwrap();
        let (mut free, _) = self.returned.wait_timeout_while(free, patience, |free| *free == 0).unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    // ..
}

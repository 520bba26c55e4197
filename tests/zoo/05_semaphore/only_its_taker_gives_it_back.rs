//! wrong: Only the thread that took a permit is thought to give it back.
//! fails: step1_a_permit_goes_back_whoever_drops_it
//! says: A permit belongs to no thread

pub struct Permit<'a> {
    semaphore: &'a Semaphore,
    owner: Option<thread::ThreadId>,
}

impl Semaphore {
    pub fn acquire(&self) -> Permit<'_> {
        let free = self.free.lock().unwrap();
        let mut free = self.returned.wait_while(free, |free| *free == 0).unwrap();
        *free -= 1;
        Permit { semaphore: self, owner: Some(thread::current().id()) }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut free = self.free.lock().unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self, owner: None })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let free = self.free.lock().unwrap();
        let (mut free, _) = self.returned.wait_timeout_while(free, patience, |free| *free == 0).unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self, owner: None })
    }

    // ..
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        if self.owner.is_some_and(|owner| owner != thread::current().id()) {
            return;
        }
        *self.semaphore.free.lock().unwrap() += 1;
        self.semaphore.returned.notify_one();
    }
}

//! wrong: While a wake-up is under way, no other one is thought to be needed.
//! fails: step1_three_hundred_permits_are_as_many
//! says: must notify those that can go on now
//! also: 3, 4

pub struct Semaphore {
    state: Mutex<(usize, bool)>,
    returned: Condvar,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore { state: Mutex::new((permits, false)), returned: Condvar::new() }
    }

    pub fn available(&self) -> usize {
        self.state.lock().unwrap().0
    }

    pub fn acquire(&self) -> Permit<'_> {
        let mut state = self.state.lock().unwrap();
        while state.0 == 0 {
            state = self.returned.wait(state).unwrap();
            state.1 = false;
        }
        state.0 -= 1;
        Permit { semaphore: self }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut state = self.state.lock().unwrap();
        if state.0 == 0 {
            return None;
        }
        state.0 -= 1;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let state = self.state.lock().unwrap();
        let (mut state, _) = self.returned.wait_timeout_while(state, patience, |state| state.0 == 0).unwrap();
        state.1 = false;
        if state.0 == 0 {
            return None;
        }
        state.0 -= 1;
        Some(Permit { semaphore: self })
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut state = self.semaphore.state.lock().unwrap();
        state.0 += 1;
        if !state.1 {
            state.1 = true;
            self.semaphore.returned.notify_one();
        }
    }
}

//! right: Permits have numbers, and the free ones were pushed into a list, one by one.

pub struct Semaphore {
    free: Mutex<Vec<usize>>,
    returned: Condvar,
}

pub struct Permit<'a> {
    semaphore: &'a Semaphore,
    number: usize,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        let mut free = Vec::new();
        for number in 0..permits {
            free.push(number);
        }
        Semaphore { free: Mutex::new(free), returned: Condvar::new() }
    }

    pub fn available(&self) -> usize {
        self.free.lock().unwrap().len()
    }

    pub fn acquire(&self) -> Permit<'_> {
        let free = self.free.lock().unwrap();
        let mut free = self.returned.wait_while(free, |free| free.is_empty()).unwrap();
        let number = free.pop().expect("it waited until there is one");
        Permit { semaphore: self, number }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let number = self.free.lock().unwrap().pop()?;
        Some(Permit { semaphore: self, number })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let free = self.free.lock().unwrap();
        let (mut free, _) = self.returned.wait_timeout_while(free, patience, |free| free.is_empty()).unwrap();
        let number = free.pop()?;
        Some(Permit { semaphore: self, number })
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.semaphore.free.lock().unwrap().push(self.number);
        self.semaphore.returned.notify_one();
    }
}

//! right: The loop that `wait_while` holds, written out, with every waiting thread woken each time.

use std::time::Instant;

impl Semaphore {
    pub fn acquire(&self) -> Permit<'_> {
        let mut free = self.free.lock().unwrap();
        while *free == 0 {
            free = self.returned.wait(free).unwrap();
        }
        *free -= 1;
        Permit { semaphore: self }
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let start = Instant::now();
        let mut free = self.free.lock().unwrap();
        while *free == 0 {
            let left = patience.checked_sub(start.elapsed()).filter(|left| !left.is_zero())?;
            free = self.returned.wait_timeout(free, left).unwrap().0;
        }
        *free -= 1;
        Some(Permit { semaphore: self })
    }

    // ..
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut free = self.semaphore.free.lock().unwrap();
        *free += 1;
        self.semaphore.returned.notify_all();
    }
}

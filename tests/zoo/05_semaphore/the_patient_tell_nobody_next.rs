//! wrong: Only the first permit that comes back is news, and of those who get in, only those without patience pass it on.
//! fails: step3_small_programs_do_what_the_contract_says
//! says: a permit came back and nobody was notified

impl Semaphore {
    pub fn acquire(&self) -> Permit<'_> {
        let free = self.free.lock().unwrap();
        let mut free = self.returned.wait_while(free, |free| *free == 0).unwrap();
        *free -= 1;
        if *free > 0 {
            self.returned.notify_one();
        }
        Permit { semaphore: self }
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

//! wrong: Each access is atomic, so loading and storing is thought to be enough.
//! fails: step1_no_more_permits_are_taken_than_there_are
//! says: Lost update

use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

pub struct Semaphore {
    free: AtomicUsize,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore { free: AtomicUsize::new(permits) }
    }

    pub fn available(&self) -> usize {
        self.free.load(Ordering::SeqCst)
    }

    pub fn acquire(&self) -> Permit<'_> {
        loop {
            let free = self.free.load(Ordering::SeqCst);
            if free > 0 {
                self.free.store(free - 1, Ordering::SeqCst);
                return Permit { semaphore: self };
            }
            thread::yield_now();
        }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        todo!("step 2: not yet")
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        todo!("step 3: not yet")
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.semaphore.free.fetch_add(1, Ordering::SeqCst);
    }
}

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    todo!("step 4: at most {permits} of {tasks}")
}

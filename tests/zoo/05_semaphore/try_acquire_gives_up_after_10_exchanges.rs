//! wrong: Ten compare-and-exchanges that fail are thought to mean that no permit is free.
//! fails: step2_however_many_are_faster_a_free_permit_is_found
//! says: It stopped trying

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Instant;

pub struct Semaphore {
    free: AtomicUsize,
    lock: Mutex<()>,
    returned: Condvar,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore { free: AtomicUsize::new(permits), lock: Mutex::new(()), returned: Condvar::new() }
    }

    pub fn available(&self) -> usize {
        self.free.load(SeqCst)
    }

    fn taken(&self) -> bool {
        self.free.fetch_update(SeqCst, SeqCst, |free| free.checked_sub(1)).is_ok()
    }

    pub fn acquire(&self) -> Permit<'_> {
        let mut lock = self.lock.lock().unwrap();
        while !self.taken() {
            lock = self.returned.wait(lock).unwrap();
        }
        Permit { semaphore: self }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        for _ in 0..10 {
            let free = self.free.load(SeqCst);
            let left = free.checked_sub(1)?;
            if self.free.compare_exchange(free, left, SeqCst, SeqCst).is_ok() {
                return Some(Permit { semaphore: self });
            }
        }
        None
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let begin = Instant::now();
        let mut lock = self.lock.lock().unwrap();
        while !self.taken() {
            let left = patience.saturating_sub(begin.elapsed());
            if left.is_zero() {
                return None;
            }
            lock = self.returned.wait_timeout(lock, left).unwrap().0;
        }
        Some(Permit { semaphore: self })
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let lock = self.semaphore.lock.lock().unwrap();
        self.semaphore.free.fetch_add(1, SeqCst);
        drop(lock);
        self.semaphore.returned.notify_one();
    }
}

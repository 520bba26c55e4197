//! right: The count is an atomic that most calls only need; the lock is there to sleep and to wake under.

use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::time::Instant;

pub struct Semaphore {
    free: AtomicUsize,
    sleep: Mutex<()>,
    returned: Condvar,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore { free: AtomicUsize::new(permits), sleep: Mutex::new(()), returned: Condvar::new() }
    }

    pub fn available(&self) -> usize {
        self.free.load(Ordering::SeqCst)
    }

    pub fn acquire(&self) -> Permit<'_> {
        if let Some(permit) = self.try_acquire() {
            return permit;
        }
        let mut sleep = self.sleep.lock().unwrap();
        loop {
            if let Some(permit) = self.try_acquire() {
                return permit;
            }
            sleep = self.returned.wait(sleep).unwrap();
        }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let one_less = |free: usize| free.checked_sub(1);
        self.free.fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_less).ok()?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let start = Instant::now();
        let mut sleep = self.sleep.lock().unwrap();
        loop {
            if let Some(permit) = self.try_acquire() {
                return Some(permit);
            }
            let left = patience.checked_sub(start.elapsed()).filter(|left| !left.is_zero())?;
            sleep = self.returned.wait_timeout(sleep, left).unwrap().0;
        }
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.semaphore.free.fetch_add(1, Ordering::SeqCst);
        let _sleep = self.semaphore.sleep.lock().unwrap();
        self.semaphore.returned.notify_one();
    }
}

//! wrong: The number of permits is atomic, and so no lock is thought to be needed to give one back and notify.
//! fails: step1_no_thread_waits_for_ever_for_a_free_permit
//! says: after the thread had looked but before it waited
//! also: 2, 3, 4

use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::SeqCst;
use std::time::Instant;

pub struct Semaphore {
    free: AtomicUsize,
    sleeping: Mutex<()>,
    returned: Condvar,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore { free: AtomicUsize::new(permits), sleeping: Mutex::new(()), returned: Condvar::new() }
    }

    pub fn available(&self) -> usize {
        self.free.load(SeqCst)
    }

    pub fn acquire(&self) -> Permit<'_> {
        let mut sleeping = self.sleeping.lock().unwrap();
        loop {
            if let Some(permit) = self.try_acquire() {
                return permit;
            }
            sleeping = self.returned.wait(sleeping).unwrap();
        }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let taken = self.free.fetch_update(SeqCst, SeqCst, |free| free.checked_sub(1));
        taken.ok().map(|_| Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let start = Instant::now();
        let mut sleeping = self.sleeping.lock().unwrap();
        loop {
            if let Some(permit) = self.try_acquire() {
                return Some(permit);
            }
            let left = patience.saturating_sub(start.elapsed());
            if left.is_zero() {
                return None;
            }
            sleeping = self.returned.wait_timeout(sleeping, left).unwrap().0;
        }
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.semaphore.free.fetch_add(1, SeqCst);
        self.semaphore.returned.notify_one();
    }
}

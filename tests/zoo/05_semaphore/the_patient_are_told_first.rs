//! wrong: Those with patience wait on a condition of their own, and are told while any of them counts as waiting, though it was told before.
//! fails: step3_who_waits_with_patience_and_who_without_are_told_alike
//! says: Lost wake-up

use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

pub struct Semaphore {
    free: Mutex<usize>,
    returned: Condvar,
    returned_in_time: Condvar,
    patient: AtomicUsize,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore {
            free: Mutex::new(permits),
            returned: Condvar::new(),
            returned_in_time: Condvar::new(),
            patient: AtomicUsize::new(0),
        }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut free = self.free.lock().unwrap();
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let free = self.free.lock().unwrap();
        self.patient.fetch_add(1, Ordering::SeqCst);
        let (mut free, _) =
            self.returned_in_time.wait_timeout_while(free, patience, |free| *free == 0).unwrap();
        self.patient.fetch_sub(1, Ordering::SeqCst);
        *free = free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    // ..
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        *self.semaphore.free.lock().unwrap() += 1;
        if self.semaphore.patient.load(Ordering::SeqCst) > 0 {
            self.semaphore.returned_in_time.notify_one();
        } else {
            self.semaphore.returned.notify_one();
        }
    }
}

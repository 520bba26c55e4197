//! wrong: A weak compare-and-exchange that fails is thought to have met another value; it may fail for no reason.
//! fails: step2_none_only_when_none_is_free
//! says: A weak exchange failed
//! also: 1, 3

use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

pub struct Semaphore {
    free: AtomicUsize,
    door: Mutex<()>,
    returned: Condvar,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore { free: AtomicUsize::new(permits), door: Mutex::new(()), returned: Condvar::new() }
    }

    pub fn available(&self) -> usize {
        self.free.load(Ordering::SeqCst)
    }

    fn taken(&self) -> bool {
        let one_less = |free: usize| free.checked_sub(1);
        self.free.fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_less).is_ok()
    }

    pub fn acquire(&self) -> Permit<'_> {
        let door = self.door.lock().unwrap();
        drop(self.returned.wait_while(door, |()| !self.taken()).unwrap());
        Permit { semaphore: self }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut seen = self.free.load(Ordering::SeqCst);
        loop {
            let fewer = seen.checked_sub(1)?;
            match self.free.compare_exchange_weak(seen, fewer, Ordering::SeqCst, Ordering::SeqCst) {
                Ok(_) => return Some(Permit { semaphore: self }),
                Err(now) if now != seen => seen = now,
                Err(_) => return None,
            }
        }
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let door = self.door.lock().unwrap();
        let (_door, time) = self.returned.wait_timeout_while(door, patience, |()| !self.taken()).unwrap();
        (!time.timed_out()).then(|| Permit { semaphore: self })
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        // The door is held, so that nobody is between looking and waiting.
        let _door = self.semaphore.door.lock().unwrap();
        self.semaphore.free.fetch_add(1, Ordering::SeqCst);
        self.semaphore.returned.notify_one();
    }
}

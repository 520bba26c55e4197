//! wrong: Tokens in a channel behind one lock: whoever waits for a token holds the lock that a try needs.
//! fails: step2_it_never_waits
//! says: must not hold a lock that `try_acquire` needs

use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;

pub struct Semaphore {
    tokens: Mutex<Receiver<()>>,
    give: Sender<()>,
    free: AtomicUsize,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        let (give, tokens) = mpsc::channel();
        (0..permits).for_each(|_| give.send(()).unwrap());
        Semaphore { tokens: Mutex::new(tokens), give, free: AtomicUsize::new(permits) }
    }

    pub fn available(&self) -> usize {
        self.free.load(Ordering::SeqCst)
    }

    pub fn acquire(&self) -> Permit<'_> {
        self.tokens.lock().unwrap().recv().unwrap();
        self.free.fetch_sub(1, Ordering::SeqCst);
        Permit { semaphore: self }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        self.tokens.lock().unwrap().try_recv().ok()?;
        self.free.fetch_sub(1, Ordering::SeqCst);
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        todo!("step 3: not yet")
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.semaphore.free.fetch_add(1, Ordering::SeqCst);
        self.semaphore.give.send(()).unwrap();
    }
}

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    todo!("step 4: at most {permits} of {tasks}")
}

//! wrong: Tokens in a channel behind one lock: whoever waits without limit holds the lock that one with patience needs.
//! fails: step3_it_gives_up_after_its_patience
//! says: it was still waiting after 10 s

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
        todo!("step 2: not yet")
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        self.tokens.lock().unwrap().recv_timeout(patience).ok()?;
        self.free.fetch_sub(1, Ordering::SeqCst);
        Some(Permit { semaphore: self })
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

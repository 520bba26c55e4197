//! right: A permit is a message in a channel that many may receive from, with and without a time limit.

use crossbeam_channel::Receiver;
use crossbeam_channel::Sender;
use crossbeam_channel::bounded;

pub struct Semaphore {
    give: Sender<()>,
    take: Receiver<()>,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        let (give, take) = bounded(permits);
        (0..permits).for_each(|_| give.send(()).unwrap());
        Semaphore { give, take }
    }

    pub fn available(&self) -> usize {
        self.take.len()
    }

    pub fn acquire(&self) -> Permit<'_> {
        self.take.recv().unwrap();
        Permit { semaphore: self }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        self.take.try_recv().ok()?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        self.take.recv_timeout(patience).ok()?;
        Some(Permit { semaphore: self })
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.semaphore.give.send(()).unwrap();
    }
}

//! right: A permit travels as a message to the thread that has waited longest; who gives up looks once more under the lock.

use std::collections::VecDeque;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;

pub struct Semaphore {
    state: Mutex<(usize, VecDeque<Sender<()>>)>,
}

enum Place<'a> {
    Inside(Permit<'a>),
    Queue(Receiver<()>),
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore { state: Mutex::new((permits, VecDeque::new())) }
    }

    pub fn available(&self) -> usize {
        self.state.lock().unwrap().0
    }

    fn enter(&self) -> Place<'_> {
        let mut state = self.state.lock().unwrap();
        if state.0 > 0 {
            state.0 -= 1;
            return Place::Inside(Permit { semaphore: self });
        }
        let (give, take) = mpsc::channel();
        state.1.push_back(give);
        Place::Queue(take)
    }

    pub fn acquire(&self) -> Permit<'_> {
        match self.enter() {
            Place::Inside(permit) => permit,
            Place::Queue(take) => {
                take.recv().unwrap();
                Permit { semaphore: self }
            }
        }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut state = self.state.lock().unwrap();
        state.0 = state.0.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let take = match self.enter() {
            Place::Inside(permit) => return Some(permit),
            Place::Queue(take) => take,
        };
        if take.recv_timeout(patience).is_ok() {
            return Some(Permit { semaphore: self });
        }
        let state = self.state.lock().unwrap();
        let given = take.try_recv().is_ok();
        drop(take);
        drop(state);
        given.then(|| Permit { semaphore: self })
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut state = self.semaphore.state.lock().unwrap();
        while let Some(next) = state.1.pop_front() {
            if next.send(()).is_ok() {
                return;
            }
        }
        state.0 += 1;
    }
}

//! wrong: Between the end of its patience and its leaving, a permit may be handed to it: it leaves all the same, and the permit is lost.
//! fails: step3_giving_up_keeps_no_permit_from_anybody
//! says: was not given back

use std::collections::VecDeque;
use std::sync::mpsc;

pub struct Semaphore {
    state: Mutex<State>,
}

struct State {
    free: usize,
    waiting: VecDeque<mpsc::Sender<()>>,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore { state: Mutex::new(State { free: permits, waiting: VecDeque::new() }) }
    }

    pub fn available(&self) -> usize {
        self.state.lock().unwrap().free
    }

    fn taken_or_queued(&self) -> Option<mpsc::Receiver<()>> {
        let mut state = self.state.lock().unwrap();
        if state.free > 0 {
            state.free -= 1;
            return None;
        }
        let (sender, receiver) = mpsc::channel();
        state.waiting.push_back(sender);
        Some(receiver)
    }

    pub fn acquire(&self) -> Permit<'_> {
        if let Some(handed) = self.taken_or_queued() {
            handed.recv().unwrap();
        }
        Permit { semaphore: self }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut state = self.state.lock().unwrap();
        state.free = state.free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        if let Some(handed) = self.taken_or_queued() {
            handed.recv_timeout(patience).ok()?;
        }
        Some(Permit { semaphore: self })
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut state = self.semaphore.state.lock().unwrap();
        while let Some(waiting) = state.waiting.pop_front() {
            if waiting.send(()).is_ok() {
                return;
            }
        }
        state.free += 1;
    }
}

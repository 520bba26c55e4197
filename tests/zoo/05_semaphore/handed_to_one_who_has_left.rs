//! wrong: A permit is handed to the first that waits, even if it has given up: then the permit is lost.
//! fails: step3_who_gives_up_leaves_the_wake_up_to_the_next
//! says: was meant for the next

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
        match state.waiting.pop_front() {
            Some(waiting) => drop(waiting.send(())),
            None => state.free += 1,
        }
    }
}

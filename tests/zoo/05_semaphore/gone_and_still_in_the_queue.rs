//! wrong: Who gives up leaves its entry in the queue of those that wait, and takes the wake-up of the next one.
//! fails: step3_who_gives_up_leaves_the_wake_up_to_the_next
//! says: was meant for the next
//! also: 1, 2, 4

use std::collections::VecDeque;
use std::thread::Thread;
use std::time::Instant;

pub struct Semaphore {
    state: Mutex<State>,
}

struct State {
    free: usize,
    waiting: VecDeque<Thread>,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore { state: Mutex::new(State { free: permits, waiting: VecDeque::new() }) }
    }

    pub fn available(&self) -> usize {
        self.state.lock().unwrap().free
    }

    fn taken_or_queued(&self) -> Option<Permit<'_>> {
        let mut state = self.state.lock().unwrap();
        if state.free == 0 {
            state.waiting.push_back(thread::current());
            return None;
        }
        state.free -= 1;
        Some(Permit { semaphore: self })
    }

    pub fn acquire(&self) -> Permit<'_> {
        loop {
            if let Some(permit) = self.taken_or_queued() {
                return permit;
            }
            thread::park();
        }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut state = self.state.lock().unwrap();
        state.free = state.free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let start = Instant::now();
        let mut permit = self.taken_or_queued();
        while permit.is_none() && start.elapsed() < patience {
            thread::park_timeout(patience.saturating_sub(start.elapsed()));
            permit = self.try_acquire();
        }
        permit
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut state = self.semaphore.state.lock().unwrap();
        state.free += 1;
        if let Some(thread) = state.waiting.pop_front() {
            thread.unpark();
        }
    }
}

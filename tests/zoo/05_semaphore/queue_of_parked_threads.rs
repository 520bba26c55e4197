//! right: First come, first served: a permit is handed to the thread at the head of a queue, which is unparked.

use std::collections::VecDeque;
use std::thread::Thread;
use std::thread::ThreadId;
use std::time::Instant;

pub struct Semaphore {
    state: Mutex<State>,
}

struct State {
    free: usize,
    waiting: VecDeque<Thread>,
    given: Vec<ThreadId>,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore { state: Mutex::new(State { free: permits, waiting: VecDeque::new(), given: Vec::new() }) }
    }

    pub fn available(&self) -> usize {
        self.state.lock().unwrap().free
    }

    fn taken_or_queued(&self) -> Option<Permit<'_>> {
        let taken = self.try_acquire();
        if taken.is_none() {
            let mut state = self.state.lock().unwrap();
            if state.free > 0 {
                state.free -= 1;
                return Some(Permit { semaphore: self });
            }
            state.waiting.push_back(thread::current());
        }
        taken
    }

    fn given(&self) -> Option<Permit<'_>> {
        let mut state = self.state.lock().unwrap();
        let me = thread::current().id();
        let place = state.given.iter().position(|thread| *thread == me)?;
        state.given.remove(place);
        Some(Permit { semaphore: self })
    }

    pub fn acquire(&self) -> Permit<'_> {
        if let Some(permit) = self.taken_or_queued() {
            return permit;
        }
        loop {
            thread::park();
            if let Some(permit) = self.given() {
                return permit;
            }
        }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut state = self.state.lock().unwrap();
        state.free = state.free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let start = Instant::now();
        if let Some(permit) = self.taken_or_queued() {
            return Some(permit);
        }
        loop {
            thread::park_timeout(patience.saturating_sub(start.elapsed()));
            if let Some(permit) = self.given() {
                return Some(permit);
            }
            if start.elapsed() >= patience {
                let me = thread::current().id();
                let mut state = self.state.lock().unwrap();
                if let Some(place) = state.given.iter().position(|thread| *thread == me) {
                    state.given.remove(place);
                    return Some(Permit { semaphore: self });
                }
                state.waiting.retain(|thread| thread.id() != me);
                return None;
            }
        }
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut state = self.semaphore.state.lock().unwrap();
        match state.waiting.pop_front() {
            Some(thread) => {
                state.given.push(thread.id());
                thread.unpark();
            }
            None => state.free += 1,
        }
    }
}

//! wrong: The token of `park` is taken for the permit: but `park` may return for no reason.
//! fails: step1_no_more_permits_are_taken_than_there_are
//! says: ended for no reason

use std::collections::VecDeque;
use std::thread::Thread;

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

    pub fn acquire(&self) -> Permit<'_> {
        let mut state = self.state.lock().unwrap();
        if state.free > 0 {
            state.free -= 1;
        } else {
            state.waiting.push_back(thread::current());
            drop(state);
            thread::park();
        }
        Permit { semaphore: self }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        todo!("step 2: not yet")
    }

    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        todo!("step 3: not yet")
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut state = self.semaphore.state.lock().unwrap();
        match state.waiting.pop_front() {
            Some(thread) => thread.unpark(),
            None => state.free += 1,
        }
    }
}

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    todo!("step 4: at most {permits} of {tasks}")
}

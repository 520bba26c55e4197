//! Threads that wait for each other.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long anything is waited for: only a wrong answer is slower, on the busiest machine.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// So many threads that must be at one place at the same time, again and again.
#[derive(Debug)]
pub struct Meeting {
    threads: usize,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    waiting: usize,
    rounds: usize,
    failed: bool,
}

impl Meeting {
    /// A meeting of so many threads.
    pub fn of(threads: usize) -> Meeting {
        Meeting { threads, state: Mutex::default(), changed: Condvar::new() }
    }

    /// Waits until all are here. Once they have failed to meet, nobody waits any more.
    pub fn meet(&self) {
        let mut state = self.lock();
        if state.failed {
            return;
        }
        state.waiting += 1;
        if state.waiting == self.threads {
            *state = State { rounds: state.rounds + 1, ..State::default() };
            self.changed.notify_all();
            return;
        }
        let round = state.rounds;
        let still = |state: &mut State| state.rounds == round && !state.failed;
        let (mut state, waited) =
            self.changed.wait_timeout_while(state, PATIENCE, still).unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() {
            state.failed = true;
            self.changed.notify_all();
        }
    }

    /// Whether they were all there each time.
    pub fn came_about(&self) -> bool {
        let state = self.lock();
        !state.failed && state.rounds > 0
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Waits until it is true; gives up when [`PATIENCE`] is over.
pub fn becomes_true(is_true: impl Fn() -> bool) -> bool {
    let begin = Instant::now();
    while begin.elapsed() < PATIENCE {
        if is_true() {
            return true;
        }
        thread::sleep(Duration::from_millis(1));
    }
    is_true()
}

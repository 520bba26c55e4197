//! A rendezvous: each caller waits until enough callers have arrived.
//!
//! That is how concurrency is counted without measuring time: work that is done one after the other never
//! gathers, however fast the machine; work that is done at once always does, however slow.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// When enough have come, one more is waited for this long: the one too many of a pool without a limit.
const QUIET: Duration = Duration::from_millis(150);

/// Who came to a rendezvous.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attendance {
    /// The most that waited at once.
    pub most: usize,
    /// How often as many as wanted had come.
    pub rounds: usize,
}

/// A place where callers wait for one another.
pub struct Rendezvous {
    wanted: usize,
    rounds: usize,
    limit: Duration,
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    waiting: usize,
    most: usize,
    /// Rendezvous that are over. Who came for an earlier one may go.
    round: usize,
    filled: usize,
    /// When the first of this round came, and the last.
    came: Option<(Instant, Instant)>,
}

impl Rendezvous {
    /// Gathers `wanted` callers, `rounds` times; later callers do not wait.
    ///
    /// After `limit` all that wait may go, and nobody is held back any more.
    pub fn new(wanted: usize, rounds: usize, limit: Duration) -> Rendezvous {
        let state = State { waiting: 0, most: 0, round: 0, filled: 0, came: None };
        Rendezvous { wanted, rounds, limit, state: Mutex::new(state), changed: Condvar::new() }
    }

    /// Waits until enough have come, or the limit has passed.
    pub fn wait(&self) {
        let mut state = self.lock();
        let mine = state.round;
        if mine >= self.rounds {
            return;
        }
        state.waiting += 1;
        state.most = state.most.max(state.waiting);
        let now = Instant::now();
        state.came = Some((state.came.map_or(now, |(first, _)| first), now));
        while state.round == mine {
            match self.left(&state) {
                None => self.let_go(&mut state),
                Some(left) => {
                    let waited = self.changed.wait_timeout(state, left);
                    state = waited.unwrap_or_else(PoisonError::into_inner).0;
                }
            }
        }
    }

    /// What came of it so far.
    pub fn attendance(&self) -> Attendance {
        let state = self.lock();
        Attendance { most: state.most, rounds: state.filled }
    }

    /// How long those who wait must wait still; `None`: they may go.
    fn left(&self, state: &State) -> Option<Duration> {
        let (first, last) = state.came?;
        let until = if state.waiting >= self.wanted { QUIET } else { self.limit };
        let since = if state.waiting >= self.wanted { last } else { first };
        until.checked_sub(since.elapsed()).filter(|left| !left.is_zero())
    }

    fn let_go(&self, state: &mut State) {
        let filled = state.waiting >= self.wanted;
        state.filled += usize::from(filled);
        // Who waited in vain once would wait in vain again.
        state.round = if filled { state.round + 1 } else { self.rounds };
        (state.waiting, state.came) = (0, None);
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! `parking_lot::Once`.

use runtime::ObjectId;
use runtime::once::{self as floor, Outcome, Phase, Turn};
use std::fmt;

/// How far a [`Once`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnceState {
    /// Nobody has begun.
    New,
    /// The closure that ran panicked.
    Poisoned,
    /// A thread is at it.
    InProgress,
    /// It is done.
    Done,
}

impl OnceState {
    /// Whether the closure that ran panicked.
    pub fn poisoned(self) -> bool {
        self == OnceState::Poisoned
    }

    /// Whether it is done.
    pub fn done(self) -> bool {
        self == OnceState::Done
    }
}

/// Something that is done one time.
#[derive(Default)]
pub struct Once {
    inner: floor::Once,
}

/// Ends a turn, also when it ends by a panic.
struct Turning {
    once: ObjectId,
    outcome: Outcome,
}

impl Drop for Turning {
    fn drop(&mut self) {
        floor::end(self.once, self.outcome);
    }
}

impl Once {
    /// It is not done yet.
    #[track_caller]
    pub const fn new() -> Self {
        Self { inner: floor::Once::new() }
    }

    fn id(&self) -> ObjectId {
        self.inner.id(|_| Phase::New)
    }

    /// How far it is.
    #[track_caller]
    pub fn state(&self) -> OnceState {
        match floor::look(self.id()) {
            Phase::New => OnceState::New,
            Phase::Running(_) => OnceState::InProgress,
            Phase::Failed => OnceState::Poisoned,
            Phase::Done => OnceState::Done,
        }
    }

    /// Runs `f` if it is not done yet, and waits while another thread does.
    ///
    /// # Panics
    ///
    /// When an earlier `f` panicked.
    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        self.run(|state| {
            assert!(!state.poisoned(), "Once instance has previously been poisoned");
            f();
        });
    }

    /// As [`Once::call_once`], and tries again after a panic.
    #[track_caller]
    pub fn call_once_force<F: FnOnce(OnceState)>(&self, f: F) {
        self.run(f);
    }

    #[track_caller]
    fn run(&self, f: impl FnOnce(OnceState)) {
        let once = self.id();
        let state = match floor::begin(once) {
            Turn::Done => return,
            Turn::First => OnceState::New,
            Turn::Again => OnceState::Poisoned,
        };
        let mut turning = Turning { once, outcome: Outcome::Failed };
        f(state);
        turning.outcome = Outcome::Done;
    }
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Once").field("state", &self.state()).finish()
    }
}

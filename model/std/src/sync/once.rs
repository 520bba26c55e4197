//! `std::sync::Once`.

use runtime::ObjectId;
use runtime::once::{self as floor, Outcome, Phase, Turn};
use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};

/// Something that is done one time.
pub struct Once {
    inner: floor::Once,
}

impl UnwindSafe for Once {}
impl RefUnwindSafe for Once {}

/// Not done yet.
#[deprecated(since = "1.38.0", note = "the `Once::new()` function is now preferred")]
#[expect(clippy::declare_interior_mutable_const, reason = "as std's")]
pub const ONCE_INIT: Once = Once::new();

/// What [`Once::call_once_force`] tells its closure.
pub struct OnceState {
    poisoned: bool,
}

/// Ends a turn, also when it ends by a panic.
pub(super) struct Turning {
    once: ObjectId,
    outcome: Outcome,
}

impl Turning {
    /// A turn that has `outcome` unless [`Turning::done`] is called.
    pub(super) fn new(once: ObjectId, outcome: Outcome) -> Self {
        Self { once, outcome }
    }

    pub(super) fn done(mut self) {
        self.outcome = Outcome::Done;
    }
}

impl Drop for Turning {
    fn drop(&mut self) {
        floor::end(self.once, self.outcome);
    }
}

impl Once {
    /// It is not done yet.
    #[expect(clippy::new_without_default, reason = "std's has no default")]
    #[track_caller]
    pub const fn new() -> Self {
        Self { inner: floor::Once::new() }
    }

    fn id(&self) -> ObjectId {
        self.inner.id(|_| Phase::New)
    }

    /// Runs `f` if it is not done yet, and waits while another thread does.
    ///
    /// # Panics
    ///
    /// When an earlier `f` panicked.
    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        let id = self.id();
        let turn = floor::begin(id);
        if turn == Turn::Done {
            return;
        }
        let turning = Turning::new(id, Outcome::Failed);
        assert!(turn != Turn::Again, "Once instance has previously been poisoned");
        f();
        turning.done();
    }

    /// As [`Once::call_once`], and tries again after a panic.
    #[track_caller]
    pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) {
        let id = self.id();
        let turn = floor::begin(id);
        if turn == Turn::Done {
            return;
        }
        let turning = Turning::new(id, Outcome::Failed);
        f(&OnceState { poisoned: turn == Turn::Again });
        turning.done();
    }

    /// Whether it is done.
    #[track_caller]
    pub fn is_completed(&self) -> bool {
        floor::is_done(self.id())
    }

    /// Waits until it is done.
    ///
    /// # Panics
    ///
    /// When an earlier closure panicked.
    #[track_caller]
    pub fn wait(&self) {
        let settled = floor::wait(self.id());
        assert!(settled != Turn::Again, "Once instance has previously been poisoned");
    }

    /// Waits until it is done, whoever panicked before.
    #[track_caller]
    pub fn wait_force(&self) {
        floor::wait_force(self.id());
    }
}

impl OnceState {
    /// Whether an earlier closure panicked.
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Once").finish_non_exhaustive()
    }
}

impl fmt::Debug for OnceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnceState").field("poisoned", &self.is_poisoned()).finish()
    }
}

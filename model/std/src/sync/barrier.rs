//! `std::sync::Barrier`.

use runtime::barrier::{self as floor, Place};
use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};

/// Holds threads up until so many have come.
pub struct Barrier {
    inner: floor::Barrier,
}

impl UnwindSafe for Barrier {}
impl RefUnwindSafe for Barrier {}

/// Whether this thread is the one of its round that is told so.
pub struct BarrierWaitResult(bool);

impl Barrier {
    /// A barrier for `n` threads.
    #[track_caller]
    pub const fn new(n: usize) -> Self {
        Self { inner: floor::Barrier::new(n) }
    }

    /// Waits until all have come.
    #[track_caller]
    pub fn wait(&self) -> BarrierWaitResult {
        BarrierWaitResult(self.inner.wait() == Place::Last)
    }
}

impl BarrierWaitResult {
    /// Whether this thread is the leader: the last that came.
    pub fn is_leader(&self) -> bool {
        self.0
    }
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Barrier").finish_non_exhaustive()
    }
}

impl fmt::Debug for BarrierWaitResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BarrierWaitResult").field("is_leader", &self.is_leader()).finish()
    }
}

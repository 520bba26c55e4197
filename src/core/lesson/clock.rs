//! The time that experiments are measured and drawn in.

use std::time::{Duration, Instant};

/// A moment on the real clock. In a check on the model this clock stands still: there nothing may depend on how fast a
/// machine is, and the time that an experiment takes is the model's.
#[derive(Clone, Copy)]
pub(crate) struct Moment(Instant);

impl Moment {
    pub(crate) fn now() -> Moment {
        Moment(Instant::now())
    }

    /// The time since then.
    pub(crate) fn elapsed(self) -> Duration {
        if cfg!(feature = "model") { Duration::ZERO } else { self.0.elapsed() }
    }
}

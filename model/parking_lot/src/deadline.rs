//! How long to wait, as the floor wants it: a virtual time.

use model_std::time::Instant;
use runtime::clock;
use std::time::Duration;

/// The virtual time of `instant`; now, if that is over.
#[track_caller]
pub(crate) fn at(instant: Instant) -> Duration {
    let left = instant.saturating_duration_since(Instant::now());
    clock::deadline_after(left)
}

/// The virtual time that is `patience` from now.
pub(crate) fn after(patience: Duration) -> Duration {
    clock::deadline_after(patience)
}

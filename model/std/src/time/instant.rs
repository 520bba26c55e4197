//! `std::time::Instant`.

use super::Duration;
use super::moment::{Moment, moved_by_durations};
use runtime::clock;
use std::fmt;
use std::ops::Sub;

/// How long the clock has run when an execution begins: the computer was not switched on just now.
const UPTIME: Duration = Duration::from_secs(1_000_000);

/// A point in virtual time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(Moment);

impl Instant {
    /// Now.
    #[track_caller]
    pub fn now() -> Instant {
        let since_start = Moment::BEGINNING.checked_add(UPTIME + clock::now());
        Instant(since_start.expect("virtual time fits into a duration"))
    }

    /// How long after `earlier` it is; nothing if it is before.
    pub fn duration_since(&self, earlier: Instant) -> Duration {
        self.saturating_duration_since(earlier)
    }

    /// How long after `earlier` it is, unless it is before.
    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {
        self.0.since(earlier.0)
    }

    /// How long after `earlier` it is; nothing if it is before.
    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {
        self.checked_duration_since(earlier).unwrap_or_default()
    }

    /// How long ago it was.
    #[track_caller]
    pub fn elapsed(&self) -> Duration {
        Instant::now() - *self
    }

    /// `time` later, if that can be said.
    pub fn checked_add(&self, time: Duration) -> Option<Instant> {
        self.0.checked_add(time).map(Instant)
    }

    /// `time` earlier, if that can be said.
    pub fn checked_sub(&self, time: Duration) -> Option<Instant> {
        self.0.checked_sub(time).map(Instant)
    }
}

moved_by_durations!(Instant, "instant");

impl Sub for Instant {
    type Output = Duration;

    fn sub(self, earlier: Instant) -> Duration {
        self.duration_since(earlier)
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, nanos) = self.0.parts();
        f.debug_struct("Instant").field("tv_sec", &seconds).field("tv_nsec", &nanos).finish()
    }
}

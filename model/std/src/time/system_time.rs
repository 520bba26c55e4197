//! `std::time::SystemTime`.

use super::moment::{Moment, moved_by_durations};
use super::{Duration, SystemTimeError};
use runtime::clock;
use std::fmt;

/// When an execution begins: always in the same second, so that a verdict never depends on the date.
const TODAY: Duration = Duration::from_secs(1_767_225_600);

/// A point in time by the calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SystemTime(Moment);

/// The beginning of 1970.
pub const UNIX_EPOCH: SystemTime = SystemTime::UNIX_EPOCH;

impl SystemTime {
    /// The beginning of 1970.
    pub const UNIX_EPOCH: SystemTime = SystemTime(Moment::BEGINNING);

    /// Now.
    #[track_caller]
    pub fn now() -> SystemTime {
        SystemTime::UNIX_EPOCH + (TODAY + clock::now())
    }

    /// How long after `earlier` it is.
    ///
    /// # Errors
    ///
    /// How long before it is.
    pub fn duration_since(&self, earlier: SystemTime) -> Result<Duration, SystemTimeError> {
        self.0.since(earlier.0).ok_or_else(|| before(earlier.0.since(self.0).unwrap_or_default()))
    }

    /// How long ago it was.
    ///
    /// # Errors
    ///
    /// How long it will be until then.
    #[track_caller]
    pub fn elapsed(&self) -> Result<Duration, SystemTimeError> {
        SystemTime::now().duration_since(*self)
    }

    /// `time` later, if that can be said.
    pub fn checked_add(&self, time: Duration) -> Option<SystemTime> {
        self.0.checked_add(time).map(SystemTime)
    }

    /// `time` earlier, if that can be said.
    pub fn checked_sub(&self, time: Duration) -> Option<SystemTime> {
        self.0.checked_sub(time).map(SystemTime)
    }
}

moved_by_durations!(SystemTime, "instant");

/// std's own error, which only std can make.
fn before(by: Duration) -> SystemTimeError {
    let epoch = std::time::UNIX_EPOCH;
    let later = epoch.checked_add(by).unwrap_or(epoch + Duration::from_secs(1));
    epoch.duration_since(later).expect_err("the epoch is before what comes later")
}

impl fmt::Debug for SystemTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, nanos) = self.0.parts();
        f.debug_struct("SystemTime").field("tv_sec", &seconds).field("tv_nsec", &nanos).finish()
    }
}

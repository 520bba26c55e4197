//! A point in time: what instants and system times have in common.

use std::time::Duration;

/// Nanoseconds after some beginning; before it where they are negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Moment(i128);

/// As with std, seconds are counted in 64 bits.
const FARTHEST: i128 = (i64::MAX as i128) * NANOS_PER_SECOND;
const NANOS_PER_SECOND: i128 = 1_000_000_000;

impl Moment {
    pub(super) const BEGINNING: Moment = Moment(0);

    /// Seconds since the beginning, and nanoseconds since the last of them.
    pub(super) fn parts(self) -> (i64, u32) {
        let seconds = self.0.div_euclid(NANOS_PER_SECOND);
        (seconds as i64, self.0.rem_euclid(NANOS_PER_SECOND) as u32)
    }

    pub(super) fn checked_add(self, time: Duration) -> Option<Moment> {
        self.moved(i128::try_from(time.as_nanos()).ok()?)
    }

    pub(super) fn checked_sub(self, time: Duration) -> Option<Moment> {
        self.moved(-i128::try_from(time.as_nanos()).ok()?)
    }

    fn moved(self, nanos: i128) -> Option<Moment> {
        let moved = self.0.checked_add(nanos)?;
        (-FARTHEST..=FARTHEST).contains(&moved).then_some(Moment(moved))
    }

    /// How long after `earlier` it is; none if it is before.
    pub(super) fn since(self, earlier: Moment) -> Option<Duration> {
        let nanos = u128::try_from(self.0 - earlier.0).ok()?;
        let seconds = u64::try_from(nanos / NANOS_PER_SECOND as u128).ok()?;
        Some(Duration::new(seconds, (nanos % NANOS_PER_SECOND as u128) as u32))
    }
}

/// `+`, `-`, `+=` and `-=` with a duration.
macro_rules! moved_by_durations {
    ($Time:ident, $what:literal) => {
        impl std::ops::Add<Duration> for $Time {
            type Output = $Time;

            #[track_caller]
            fn add(self, time: Duration) -> $Time {
                self.checked_add(time).expect(concat!("overflow when adding duration to ", $what))
            }
        }

        impl std::ops::Sub<Duration> for $Time {
            type Output = $Time;

            #[track_caller]
            fn sub(self, time: Duration) -> $Time {
                self.checked_sub(time).expect(concat!("overflow when subtracting duration from ", $what))
            }
        }

        impl std::ops::AddAssign<Duration> for $Time {
            #[track_caller]
            fn add_assign(&mut self, time: Duration) {
                *self = *self + time;
            }
        }

        impl std::ops::SubAssign<Duration> for $Time {
            #[track_caller]
            fn sub_assign(&mut self, time: Duration) {
                *self = *self - time;
            }
        }
    };
}
pub(super) use moved_by_durations;

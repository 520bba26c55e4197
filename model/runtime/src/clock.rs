//! Virtual time.

use super::footprint::{Effect, Thing};
use super::point::wait;
use super::world::{self, Time};
use super::{Arrival, Condition, Op, point, point_until};
use std::panic::Location;
use std::time::Duration;

/// The virtual time since the start of the execution. Reading it is a scheduling point: while a thread
/// is delayed, time may pass.
#[track_caller]
pub fn now() -> Duration {
    let place = Location::caller();
    point(Condition::Always);
    world::with(|w| {
        w.asked_the_time(place);
        w.now
    })
}

/// Sleeps for `time` of virtual time. A sleep of zero is not a scheduling point.
#[track_caller]
pub fn sleep(time: Duration) {
    if time.is_zero() {
        return;
    }
    let place = Location::caller();
    let deadline = deadline_after(time);
    world::with(|w| w.record(Op::Sleep(time), None, place));
    // In ideal time nobody can see when a thread wakes; at any speed it may be held back.
    match world::with(|w| w.time) {
        Time::Ideal => wait(Condition::Never, Some(deadline)),
        Time::AnySpeed => drop::<Arrival>(point_until(Condition::Never, Some(deadline))),
    }
    world::with(|w| w.record(Op::Wake, None, place));
}

/// The virtual time that is `patience` from now. What is more than 100 years ahead never comes.
pub fn deadline_after(patience: Duration) -> Duration {
    world::with(|w| {
        w.touch(Thing::Clock, Effect::Reads);
        w.now.saturating_add(patience)
    })
}

/// Yields: offers to let another thread run.
#[track_caller]
pub fn yield_now() {
    let place = Location::caller();
    world::with(|w| w.yielded(place));
    let _: Arrival = point_until(Condition::Always, None);
    world::with(|w| w.record(Op::Yield, None, place));
}

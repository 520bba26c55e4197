//! What all ways to take a read-write lock have in common.

use super::busy_wait::About;
use super::footprint::{Effect, Thing};
use super::lock::Taken;
use super::object::Hold;
use super::world::{self, World};
use super::{Arrival, Condition, ObjectId, Op, Value, point::me, point_until};
use std::panic::Location;
use std::time::Duration;

/// Waits while there is an obstacle, and new readers wait meanwhile.
#[track_caller]
pub(super) fn wait_to_write(
    lock: ObjectId,
    deadline: Option<Duration>,
    obstacle: impl Fn(&mut World) -> Option<Condition>,
) -> Arrival {
    if world::with(|w| obstacle(w)).is_none() {
        return Arrival::Satisfied;
    }
    let me = me();
    world::with(|w| {
        w.touch(Thing::Object(lock), Effect::Writes);
        w.rwlock(lock).waiting_writers.push(me);
    });
    let arrival = wait_while(deadline, obstacle);
    world::with(|w| {
        w.touch(Thing::Object(lock), Effect::Writes);
        w.rwlock(lock).waiting_writers.retain(|task| *task != me);
    });
    arrival
}

/// Waits for one thing after another, until nothing is left to wait for.
#[track_caller]
pub(super) fn wait_while(
    deadline: Option<Duration>,
    obstacle: impl Fn(&mut World) -> Option<Condition>,
) -> Arrival {
    while let Some(until) = world::with(|w| obstacle(w)) {
        if point_until(until, deadline) == Arrival::TimedOut {
            return Arrival::TimedOut;
        }
    }
    Arrival::Satisfied
}

/// The time is up; readers that waited behind a writer need not wait any more.
#[track_caller]
pub(super) fn given_up(lock: ObjectId) -> Taken {
    let place = Location::caller();
    world::with(|w| {
        w.record(Op::TimedOut, Some(lock), place);
        w.changed();
    });
    Taken::Busy
}

#[track_caller]
pub(super) fn busy(lock: ObjectId) -> Taken {
    let place = Location::caller();
    world::with(|w| {
        w.record(Op::LockBusy, Some(lock), place);
        w.asked(About::Object(lock), place);
    });
    Taken::Busy
}

#[track_caller]
pub(super) fn take_read(lock: ObjectId, value: Option<Value>) {
    let place = Location::caller();
    world::with(|w| {
        let task = w.current;
        w.rwlock(lock).readers.push(Hold { task, place });
        w.record(Op::ReadLock(value), Some(lock), place);
        w.takes(lock);
    });
}

#[track_caller]
pub(super) fn take_write(lock: ObjectId, value: Option<Value>) {
    let place = Location::caller();
    world::with(|w| {
        let task = w.current;
        w.rwlock(lock).writer = Some(Hold { task, place });
        w.record(Op::WriteLock(value), Some(lock), place);
        w.changed();
    });
}

impl World {
    /// What a thread that wants to write must wait for.
    pub(super) fn keeps_from_writing(&mut self, lock: ObjectId) -> Option<Condition> {
        let wait = Condition::WriteFree(lock);
        self.right_is_held(lock).or_else(|| (!self.rwlock(lock).lets_write()).then_some(wait))
    }
}

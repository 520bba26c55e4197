//! Reading a read-write lock that the same thread may already be reading: no waiting writer goes first.

use super::lock::Taken;
use super::rwlock_steps::{busy, given_up, take_read, wait_while};
use super::world::{self, World};
use super::{Arrival, Condition, ObjectId, Value, point};
use std::time::Duration;

/// As [`super::rwlock::read_until`], but lets no waiting writer go first, so that a thread may read twice at once.
#[track_caller]
pub fn read_until(lock: ObjectId, deadline: Option<Duration>, value: &dyn Fn() -> Option<Value>) -> Taken {
    point(Condition::Always);
    let wait = |w: &mut World| w.rwlock(lock).writer.map(|_| Condition::ReadFree(lock));
    if wait_while(deadline, wait) == Arrival::TimedOut {
        return given_up(lock);
    }
    take_read(lock, value());
    Taken::Yes
}

/// As [`read_until`], if that needs no waiting.
#[track_caller]
pub fn try_read(lock: ObjectId, value: &dyn Fn() -> Option<Value>) -> Taken {
    point(Condition::Always);
    if world::with(|w| w.rwlock(lock).writer.is_some()) {
        return busy(lock);
    }
    take_read(lock, value());
    Taken::Yes
}

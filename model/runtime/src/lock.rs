//! The state of a mutual exclusion lock; the façades keep the value.

use super::busy_wait::About;
use super::event::Access;
use super::footprint::{Effect, Thing};
use super::object::{Age, Hold, ObjectState, Poison};
use super::world::{self, World};
use super::{Arrival, Condition, Kind, ObjectId, Op, Registration, Value, point, point_until};
use std::panic::Location;
use std::time::Duration;

/// A lock without a value.
#[derive(Debug, Default)]
pub struct Lock {
    registration: Registration,
}

/// Whether a lock could be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// The caller holds it now.
    Yes,
    /// Another thread holds it.
    Busy,
}

impl Lock {
    /// A free lock.
    #[track_caller]
    pub const fn new() -> Self {
        Self { registration: Registration::new() }
    }

    /// Its number in this execution; `enter` is called once in each.
    pub fn id(&self, enter: impl FnOnce(Age)) -> ObjectId {
        self.id_as(Kind::Mutex, enter)
    }

    /// As [`Lock::id`], for a lock that is shown under another name.
    pub(super) fn id_as(&self, kind: Kind, enter: impl FnOnce(Age)) -> ObjectId {
        self.registration.id(kind, |age| {
            enter(age);
            ObjectState::Lock { holder: None, poison: Poison::Clean, access: Access::Looked }
        })
    }

    /// The lock's number, if it was used in this execution.
    pub fn known(&self) -> Option<ObjectId> {
        self.registration.known()
    }
}

/// Takes the lock, waiting for it at most until the virtual time `deadline`. `peek` reads the
/// value for the story, once the lock is held.
#[track_caller]
pub fn acquire(lock: ObjectId, deadline: Option<Duration>, peek: &dyn Fn() -> Option<Value>) -> Taken {
    let place = Location::caller();
    let arrival = point_until(Condition::LockFree(lock), deadline);
    if arrival == Arrival::TimedOut {
        world::with(|w| w.record(Op::TimedOut, Some(lock), place));
        return Taken::Busy;
    }
    take(lock, peek);
    Taken::Yes
}

/// Takes the lock if it is free.
#[track_caller]
pub fn try_acquire(lock: ObjectId, peek: &dyn Fn() -> Option<Value>) -> Taken {
    let place = Location::caller();
    point(Condition::Always);
    let me = world::with(|w| w.current);
    if world::with(|w| w.holds(&Condition::LockFree(lock), me)) {
        take(lock, peek);
        return Taken::Yes;
    }
    world::with(|w| {
        w.record(Op::LockBusy, Some(lock), place);
        w.asked(About::Object(lock), place);
    });
    Taken::Busy
}

#[track_caller]
fn take(lock: ObjectId, peek: &dyn Fn() -> Option<Value>) {
    let place = Location::caller();
    let value = peek();
    world::with(|w| {
        let task = w.current;
        *w.lock_mut(lock).0 = Some(Hold { task, place });
        w.record(Op::Lock(value), Some(lock), place);
        w.takes(lock);
    });
}

/// Releases the lock. Another thread may run first: that is when a `try_lock` elsewhere
/// finds the lock held.
#[track_caller]
pub fn release(lock: ObjectId, value: Option<Value>) {
    point(Condition::Always);
    set_free(lock, value);
}

/// Releases the lock without a scheduling point, as part of a larger step.
#[track_caller]
pub fn set_free(lock: ObjectId, value: Option<Value>) {
    let place = Location::caller();
    world::with(|w| {
        *w.lock_mut(lock).0 = None;
        let access = std::mem::replace(w.access_mut(lock), Access::Looked);
        w.record(Op::Unlock(value), Some(lock), place);
        if let Some(end) = w.events.last_mut() {
            end.access = access;
        }
        w.gives_back(lock, access);
    });
}

/// Notes that the holder asked for a mutable reference to the value.
pub fn borrowed_mutably(lock: ObjectId) {
    world::with(|w| *w.access_mut(lock) = Access::Changed);
}

/// Whether a thread holds the lock at this moment.
#[track_caller]
pub fn is_held(lock: ObjectId) -> bool {
    let place = Location::caller();
    point(Condition::Always);
    world::with(|w| {
        w.asked(About::Object(lock), place);
        w.lock_mut(lock).0.is_some()
    })
}

/// Whether a thread panicked while it held the lock.
pub fn poison(lock: ObjectId) -> Poison {
    world::with(|w| *w.lock_mut(lock).1)
}

/// Marks the lock as poisoned, or clears the poison.
pub fn set_poison(lock: ObjectId, poison: Poison) {
    world::with(|w| {
        w.touch(Thing::Object(lock), Effect::Writes);
        *w.lock_mut(lock).1 = poison;
        w.changed();
    });
}

impl World {
    fn access_mut(&mut self, lock: ObjectId) -> &mut Access {
        match &mut self.object_mut(lock).state {
            ObjectState::Lock { access, .. } => access,
            other => unreachable!("{lock:?} is a lock, not {other:?}"),
        }
    }

    fn lock_mut(&mut self, lock: ObjectId) -> (&mut Option<Hold>, &mut Poison) {
        match &mut self.object_mut(lock).state {
            ObjectState::Lock { holder, poison, .. } => (holder, poison),
            other => unreachable!("{lock:?} is a lock, not {other:?}"),
        }
    }
}

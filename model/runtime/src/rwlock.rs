//! The state of a read-write lock; the façades keep the value.
//!
//! As on Linux, a reader lets a writer that is already waiting go first: a thread that reads twice at
//! once can therefore wait for itself, as std's documentation warns.

use super::busy_wait::About;
use super::event::Access;
use super::footprint::{Effect, Thing};
use super::object::{Age, Hold, ObjectState, Poison};
use super::rwlock_steps::{busy, given_up, take_read, take_write, wait_to_write};
use super::upgradable::Upgrading;
use super::world::{self, World};
use super::{Arrival, Condition, Kind, ObjectId, Op, Registration, TaskId, Value};
use super::{lock::Taken, point, point_until};
use std::panic::Location;
use std::time::Duration;

/// A read-write lock without a value.
#[derive(Debug, Default)]
pub struct RwLock {
    registration: Registration,
}

/// Which threads are inside, and which want to write.
#[derive(Debug)]
pub struct Inside {
    pub writer: Option<Hold>,
    pub readers: Vec<Hold>,
    pub waiting_writers: Vec<TaskId>,
    poison: Poison,
    /// See [`super::upgradable`].
    pub(super) upgrading: Upgrading,
}

impl RwLock {
    /// A free lock.
    #[track_caller]
    pub const fn new() -> Self {
        Self { registration: Registration::new() }
    }

    /// Its number in this execution; `enter` is called once in each.
    pub fn id(&self, enter: impl FnOnce(Age)) -> ObjectId {
        self.registration.id(Kind::RwLock, |age| {
            enter(age);
            ObjectState::RwLock(Inside {
                writer: None,
                readers: Vec::new(),
                waiting_writers: Vec::new(),
                poison: Poison::Clean,
                upgrading: Upgrading::default(),
            })
        })
    }
}

/// What the lock is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// It is free.
    Nobody,
    /// Threads read.
    Reading,
    /// A thread writes.
    Writing,
}

/// What the lock is used for at this moment.
#[track_caller]
pub fn use_of(lock: ObjectId) -> Use {
    let place = Location::caller();
    point(Condition::Always);
    world::with(|w| {
        w.asked(About::Object(lock), place);
        let inside = w.rwlock(lock);
        match (&inside.writer, inside.readers.as_slice()) {
            (Some(_), _) => Use::Writing,
            (None, []) => Use::Nobody,
            (None, _) => Use::Reading,
        }
    })
}

/// Takes the lock for reading, and waits if it must.
#[track_caller]
pub fn read(lock: ObjectId, value: &dyn Fn() -> Option<Value>) {
    let _: Taken = read_until(lock, None, value);
}

/// As [`read`], and gives up at the virtual time `deadline`.
#[track_caller]
pub fn read_until(lock: ObjectId, deadline: Option<Duration>, value: &dyn Fn() -> Option<Value>) -> Taken {
    point(Condition::Always);
    if !world::with(|w| w.rwlock(lock).lets_read())
        && point_until(Condition::ReadFree(lock), deadline) == Arrival::TimedOut
    {
        return given_up(lock);
    }
    take_read(lock, value());
    Taken::Yes
}

/// Takes the lock for reading if that needs no waiting.
#[track_caller]
pub fn try_read(lock: ObjectId, value: &dyn Fn() -> Option<Value>) -> Taken {
    point(Condition::Always);
    if !world::with(|w| w.rwlock(lock).lets_read()) {
        return busy(lock);
    }
    take_read(lock, value());
    Taken::Yes
}

/// Takes the lock for writing, and waits if it must.
#[track_caller]
pub fn write(lock: ObjectId, value: &dyn Fn() -> Option<Value>) {
    let _: Taken = write_until(lock, None, value);
}

/// As [`write`], and gives up at the virtual time `deadline`.
#[track_caller]
pub fn write_until(lock: ObjectId, deadline: Option<Duration>, value: &dyn Fn() -> Option<Value>) -> Taken {
    point(Condition::Always);
    if wait_to_write(lock, deadline, |w| w.keeps_from_writing(lock)) == Arrival::TimedOut {
        return given_up(lock);
    }
    take_write(lock, value());
    Taken::Yes
}

/// Takes the lock for writing if that needs no waiting.
#[track_caller]
pub fn try_write(lock: ObjectId, value: &dyn Fn() -> Option<Value>) -> Taken {
    point(Condition::Always);
    if world::with(|w| w.keeps_from_writing(lock)).is_some() {
        return busy(lock);
    }
    take_write(lock, value());
    Taken::Yes
}

/// Ends reading.
#[track_caller]
pub fn release_read(lock: ObjectId) {
    point(Condition::Always);
    let place = Location::caller();
    world::with(|w| {
        let me = w.current;
        let readers = &mut w.rwlock(lock).readers;
        // A guard may be dropped by another thread than the one that took it.
        let mine = readers.iter().position(|hold| hold.task == me);
        readers.swap_remove(mine.unwrap_or(0));
        w.record(Op::ReadUnlock, Some(lock), place);
        w.gives_back(lock, Access::Looked);
    });
}

/// Ends writing.
#[track_caller]
pub fn release_write(lock: ObjectId, value: Option<Value>) {
    point(Condition::Always);
    let place = Location::caller();
    world::with(|w| {
        w.rwlock(lock).writer = None;
        w.record(Op::WriteUnlock(value), Some(lock), place);
        w.changed();
    });
}

/// Downgrades from writing to reading, and lets no other writer in between.
#[track_caller]
pub fn downgrade(lock: ObjectId, value: Option<Value>) {
    point(Condition::Always);
    let place = Location::caller();
    world::with(|w| {
        w.rwlock(lock).writer = None;
        w.record(Op::WriteUnlock(value), Some(lock), place);
    });
    take_read(lock, value);
}

/// Whether a thread panicked while it was writing.
pub fn poison(lock: ObjectId) -> Poison {
    world::with(|w| w.rwlock(lock).poison)
}

/// Marks the lock as poisoned, or clears the poison.
pub fn set_poison(lock: ObjectId, poison: Poison) {
    world::with(|w| {
        w.touch(Thing::Object(lock), Effect::Writes);
        w.rwlock(lock).poison = poison;
        w.changed();
    });
}

impl Inside {
    pub fn lets_read(&self) -> bool {
        self.writer.is_none() && self.waiting_writers.is_empty()
    }

    /// Whether a writer may come in; an upgradable reader that waits to write does not block itself.
    pub fn lets_write(&self) -> bool {
        self.writer.is_none() && self.readers.len() == self.upgrading.waits_inside()
    }
}

impl World {
    pub(super) fn rwlock(&mut self, lock: ObjectId) -> &mut Inside {
        match &mut self.object_mut(lock).state {
            ObjectState::RwLock(inside) => inside,
            other => unreachable!("{lock:?} is a read-write lock, not {other:?}"),
        }
    }
}

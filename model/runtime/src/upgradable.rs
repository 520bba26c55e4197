//! Upgradable reading of a read-write lock: with the right to write later, which only one reader at a time has.
//!
//! The right is a separate object, created when it is first wanted. Others who want it wait for it, and so do
//! writers; readers do not.

use super::event::Access;
use super::footprint::{Effect, Thing};
use super::lock::Taken;
use super::object::{Hold, Object, ObjectState, Poison};
use super::rwlock_steps::{busy, given_up, take_read, take_write, wait_to_write, wait_while};
use super::world::{self, World};
use super::{Arrival, Condition, Kind, ObjectId, Op, Value, point};
use std::panic::Location;
use std::time::Duration;

/// What a lock knows of its upgradable reader.
#[derive(Debug, Default)]
pub(super) struct Upgrading {
    /// The right to write later; none until a thread wants it.
    right: Option<ObjectId>,
    reader: Reader,
}

/// What the reader with the right does.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// It reads, or there is none.
    #[default]
    Reads,
    /// It waits for the other readers to leave.
    Waits,
}

impl Upgrading {
    /// How many readers wait to write.
    pub(super) fn waits_inside(&self) -> usize {
        usize::from(self.reader == Reader::Waits)
    }
}

/// Takes the lock for reading with the right to write later; gives up at the virtual time `deadline`.
#[track_caller]
pub fn read_until(lock: ObjectId, deadline: Option<Duration>, value: &dyn Fn() -> Option<Value>) -> Taken {
    point(Condition::Always);
    if wait_while(deadline, |w| w.keeps_from_upgradable(lock)) == Arrival::TimedOut {
        return given_up(lock);
    }
    take(lock, value());
    Taken::Yes
}

/// As [`read_until`], if that needs no waiting.
#[track_caller]
pub fn try_read(lock: ObjectId, value: &dyn Fn() -> Option<Value>) -> Taken {
    point(Condition::Always);
    if world::with(|w| w.keeps_from_upgradable(lock)).is_some() {
        return busy(lock);
    }
    take(lock, value());
    Taken::Yes
}

#[track_caller]
fn take(lock: ObjectId, value: Option<Value>) {
    let place = Location::caller();
    world::with(|w| {
        let hold = Hold { task: w.current, place };
        *w.right(lock) = Some(hold);
    });
    take_read(lock, value);
}

/// Ends reading, and releases the right.
#[track_caller]
pub fn release(lock: ObjectId) {
    point(Condition::Always);
    leave(lock);
    world::with(World::changed);
}

/// Writes from now on; waits for the other readers to leave, until the virtual time `deadline`. New ones wait
/// meanwhile.
#[track_caller]
pub fn upgrade_until(lock: ObjectId, deadline: Option<Duration>, value: &dyn Fn() -> Option<Value>) -> Taken {
    point(Condition::Always);
    set_reader(lock, Reader::Waits);
    let wait = |w: &mut World| (!w.rwlock(lock).lets_write()).then_some(Condition::WriteFree(lock));
    let arrival = wait_to_write(lock, deadline, wait);
    set_reader(lock, Reader::Reads);
    if arrival == Arrival::TimedOut {
        return given_up(lock);
    }
    leave(lock);
    take_write(lock, value());
    Taken::Yes
}

/// As [`upgrade_until`], if that needs no waiting.
#[track_caller]
pub fn try_upgrade(lock: ObjectId, value: &dyn Fn() -> Option<Value>) -> Taken {
    point(Condition::Always);
    if world::with(|w| w.rwlock(lock).readers.len()) > 1 {
        return busy(lock);
    }
    leave(lock);
    take_write(lock, value());
    Taken::Yes
}

/// Continues to read without the right.
#[track_caller]
pub fn downgrade(lock: ObjectId, value: Option<Value>) {
    point(Condition::Always);
    leave(lock);
    take_read(lock, value);
}

/// Downgrades to reading, with the right to write again.
#[track_caller]
pub fn downgrade_to_upgradable(lock: ObjectId, value: Option<Value>) {
    point(Condition::Always);
    let place = Location::caller();
    world::with(|w| {
        w.rwlock(lock).writer = None;
        w.record(Op::WriteUnlock(value), Some(lock), place);
    });
    take(lock, value);
}

/// Ends reading as a part of a larger step.
#[track_caller]
fn leave(lock: ObjectId) {
    let place = Location::caller();
    world::with(|w| {
        let holder = w.right(lock).take().map_or(w.current, |hold| hold.task);
        let readers = &mut w.rwlock(lock).readers;
        let mine = readers.iter().position(|hold| hold.task == holder);
        readers.swap_remove(mine.expect("who has the right reads"));
        w.record(Op::ReadUnlock, Some(lock), place);
    });
}

fn set_reader(lock: ObjectId, reader: Reader) {
    world::with(|w| {
        w.touch(Thing::Object(lock), Effect::Writes);
        w.rwlock(lock).upgrading.reader = reader;
    });
}

impl World {
    /// What a thread that wants the right must wait for.
    fn keeps_from_upgradable(&mut self, lock: ObjectId) -> Option<Condition> {
        let wait = Condition::ReadFree(lock);
        self.right_is_held(lock).or_else(|| (!self.rwlock(lock).lets_read()).then_some(wait))
    }

    /// What to wait for where another thread has the right.
    pub(super) fn right_is_held(&mut self, lock: ObjectId) -> Option<Condition> {
        let until = Condition::LockFree(self.rwlock(lock).upgrading.right?);
        (!self.holds(&until, self.current)).then_some(until)
    }

    /// The thread that has the right.
    fn right(&mut self, lock: ObjectId) -> &mut Option<Hold> {
        let right = self.rwlock(lock).upgrading.right.unwrap_or_else(|| self.make_right(lock));
        self.touch(Thing::Object(right), Effect::Writes);
        match &mut self.object_mut(right).state {
            ObjectState::Lock { holder, .. } => holder,
            other => unreachable!("{right:?} is a right, not {other:?}"),
        }
    }

    fn make_right(&mut self, lock: ObjectId) -> ObjectId {
        // A story calls an object what it is bound to, so this line says what it is.
        let right_to_upgrade = Location::caller();
        let state = ObjectState::Lock { holder: None, poison: Poison::Clean, access: Access::Looked };
        let right = self.add_object(Object { kind: Kind::RwLock, made_at: right_to_upgrade, state });
        self.rwlock(lock).upgrading.right = Some(right);
        right
    }
}

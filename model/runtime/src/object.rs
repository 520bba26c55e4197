//! The shared objects of an execution: locks, atomics, channels and the like.
//!
//! Their state is in a table that is created anew for each execution, so an object in a `static`
//! starts each execution in its first state; the façade's type keeps only its [`Registration`] and
//! the value that the object protects.

use super::event::{Access, Place};
use super::footprint::{Effect, Thing};
use super::{TaskId, barrier, condvar, ends, once, rwlock, world};
use std::panic::Location;
use std::sync::atomic::{AtomicU64, Ordering};

/// Names an object within one execution, in the order of first use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectId(pub u32);

/// The kind of object, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An atomic number or flag.
    Atomic,
    /// A `Mutex`.
    Mutex,
    /// An `RwLock`.
    RwLock,
    /// A `Condvar`.
    Condvar,
    /// A channel.
    Channel,
    /// A `Barrier`.
    Barrier,
    /// A `Once`, `OnceLock` or `LazyLock`.
    Once,
    /// The counts of an `Arc`.
    Arc,
    /// The standard output of a program whose output is observed.
    Output,
}

/// The holder of something, and since which line.
#[derive(Debug, Clone, Copy)]
pub struct Hold {
    /// The holder.
    pub task: TaskId,
    /// The line that took it.
    pub place: Place,
}

/// The state of an object.
#[derive(Debug)]
pub enum ObjectState {
    /// An atomic, which keeps its value itself, or the counts of an `Arc`.
    Atomic,
    /// A mutual exclusion lock.
    Lock {
        /// The holder.
        holder: Option<Hold>,
        /// Whether a holder panicked.
        poison: Poison,
        /// What the holder did with the value.
        access: Access,
    },
    /// A read-write lock.
    RwLock(rwlock::Inside),
    /// A condition variable.
    Condvar(condvar::Waiters),
    /// A barrier.
    Barrier(barrier::Round),
    /// Something that is done once.
    Once(once::Phase),
    /// A channel.
    Channel(ends::Ends),
}

/// Whether a thread panicked while it held the lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Poison {
    /// No thread did.
    Clean,
    /// A thread did.
    Poisoned,
}

/// An entry of the table.
#[derive(Debug)]
pub struct Object {
    /// What it is.
    pub kind: Kind,
    /// The line that made it.
    pub made_at: Place,
    /// Its state.
    pub state: ObjectState,
}

/// What a façade's type keeps: the line that made it, and its number in the current execution.
#[derive(Debug)]
pub struct Registration {
    made_at: Place,
    /// The execution's number in the upper half, the object's number plus 1 in the lower.
    slot: AtomicU64,
}

/// Whether an object was made, or first used, in this execution or in an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// It is new in this execution.
    New,
    /// It was in use in an earlier execution: it is in a `static`.
    Survivor,
}

impl Registration {
    /// Notes the line; the object enters the table when it is first used.
    #[track_caller]
    pub const fn new() -> Self {
        Self { made_at: Location::caller(), slot: AtomicU64::new(0) }
    }

    /// The object's number in this execution. `enter` gives its first state, and is told whether
    /// the object was in use in an earlier execution.
    ///
    /// # Panics
    ///
    /// Outside an execution: the model's primitives work only where there is a scheduler.
    #[inline]
    pub fn id(&self, kind: Kind, enter: impl FnOnce(Age) -> ObjectState) -> ObjectId {
        match self.known() {
            Some(id) => id,
            None => self.enter(kind, enter(self.age())),
        }
    }

    fn age(&self) -> Age {
        if self.slot.load(Ordering::Relaxed) == 0 { Age::New } else { Age::Survivor }
    }

    fn enter(&self, kind: Kind, state: ObjectState) -> ObjectId {
        let id = world::with(|w| {
            let id = w.add_object(Object { kind, made_at: self.made_at, state });
            // Its number depends on who came first.
            w.touch(Thing::Object(id), Effect::Writes);
            id
        });
        self.slot.store(world::number() << 32 | u64::from(id.0 + 1), Ordering::Relaxed);
        id
    }

    /// The object's number, if it was used in this execution.
    pub fn known(&self) -> Option<ObjectId> {
        let slot = self.slot.load(Ordering::Relaxed);
        (slot >> 32 == world::number()).then(|| ObjectId(slot as u32 - 1))
    }
}

impl Default for Registration {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}

//! `parking_lot::RwLock`: no poisoning, and waiting with a limit.

use crate::deadline;
use crate::rwlock_guards::{RwLockReadGuard, RwLockWriteGuard};
use crate::shown::Locked;
use model_std::time::Instant;
use runtime::lock::Taken;
use runtime::rwlock as floor;
use runtime::{ObjectId, Value, renew, value};
use std::cell::UnsafeCell;
use std::fmt;
use std::panic::Location;
use std::time::Duration;

/// Many readers or one writer around a value. Readers let a waiting writer go first.
pub struct RwLock<T: ?Sized> {
    lock: floor::RwLock,
    value: UnsafeCell<T>,
}

// SAFETY: as parking_lot's: the lock lets one writer or several readers at a time reach the value.
unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
// SAFETY: as above.
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}

/// A free lock around `value`; the same as [`RwLock::new`].
#[track_caller]
pub const fn const_rwlock<T>(value: T) -> RwLock<T> {
    RwLock::new(value)
}

impl<T> RwLock<T> {
    /// A free lock around `value`.
    #[track_caller]
    pub const fn new(value: T) -> Self {
        Self { lock: floor::RwLock::new(), value: UnsafeCell::new(value) }
    }

    /// The value.
    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<T: ?Sized> RwLock<T> {
    #[track_caller]
    pub(crate) fn id(&self) -> ObjectId {
        let place = Location::caller();
        // SAFETY: nobody holds a lock that is just entering the execution.
        self.lock.id(|age| unsafe { renew::renew(age, self.value.get(), place) })
    }

    pub(crate) fn value(&self) -> *mut T {
        self.value.get()
    }

    /// What a story may show of the value.
    pub(crate) fn peek(&self) -> Option<Value> {
        // SAFETY: called only by a thread that holds the lock.
        value::peek(unsafe { &*self.value.get() })
    }

    pub(crate) fn reader(&self, taken: Taken) -> Option<RwLockReadGuard<'_, T>> {
        (taken == Taken::Yes).then(|| RwLockReadGuard::new(self))
    }

    fn writer(&self, taken: Taken) -> Option<RwLockWriteGuard<'_, T>> {
        (taken == Taken::Yes).then(|| RwLockWriteGuard::new(self))
    }

    /// Takes the lock for reading, and waits for that if a thread writes or waits to write.
    #[track_caller]
    pub fn read(&self) -> RwLockReadGuard<'_, T> {
        floor::read(self.id(), &|| self.peek());
        RwLockReadGuard::new(self)
    }

    /// Takes the lock for reading if that needs no waiting.
    #[track_caller]
    pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T>> {
        self.reader(floor::try_read(self.id(), &|| self.peek()))
    }

    /// Takes the lock for reading, and waits for that for at most `patience` of virtual time.
    #[track_caller]
    pub fn try_read_for(&self, patience: Duration) -> Option<RwLockReadGuard<'_, T>> {
        self.reader(floor::read_until(self.id(), Some(deadline::after(patience)), &|| self.peek()))
    }

    /// Takes the lock for reading, and waits for that until `deadline` at the most.
    #[track_caller]
    pub fn try_read_until(&self, deadline: Instant) -> Option<RwLockReadGuard<'_, T>> {
        self.reader(floor::read_until(self.id(), Some(deadline::at(deadline)), &|| self.peek()))
    }

    /// Takes the lock for writing, and waits for that if any other thread holds it.
    #[track_caller]
    pub fn write(&self) -> RwLockWriteGuard<'_, T> {
        floor::write(self.id(), &|| self.peek());
        RwLockWriteGuard::new(self)
    }

    /// Takes the lock for writing if that needs no waiting.
    #[track_caller]
    pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T>> {
        self.writer(floor::try_write(self.id(), &|| self.peek()))
    }

    /// Takes the lock for writing, and waits for that for at most `patience` of virtual time.
    #[track_caller]
    pub fn try_write_for(&self, patience: Duration) -> Option<RwLockWriteGuard<'_, T>> {
        self.writer(floor::write_until(self.id(), Some(deadline::after(patience)), &|| self.peek()))
    }

    /// Takes the lock for writing, and waits for that until `deadline` at the most.
    #[track_caller]
    pub fn try_write_until(&self, deadline: Instant) -> Option<RwLockWriteGuard<'_, T>> {
        self.writer(floor::write_until(self.id(), Some(deadline::at(deadline)), &|| self.peek()))
    }

    /// Whether a thread reads or writes at this moment.
    #[track_caller]
    pub fn is_locked(&self) -> bool {
        floor::use_of(self.id()) != floor::Use::Nobody
    }

    /// Whether a thread writes at this moment.
    #[track_caller]
    pub fn is_locked_exclusive(&self) -> bool {
        floor::use_of(self.id()) == floor::Use::Writing
    }

    /// The value, where nobody else can reach it.
    pub fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("RwLock");
        match self.try_read() {
            Some(guard) => shown.field("data", &&*guard).finish(),
            None => shown.field("data", &Locked).finish(),
        }
    }
}

impl<T: Default> Default for RwLock<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> From<T> for RwLock<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

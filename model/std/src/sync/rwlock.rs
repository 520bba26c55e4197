//! `std::sync::RwLock`.

use super::poison::{Locked, judged};
use runtime::lock::Taken;
use runtime::object::Poison;
use runtime::rwlock::{self as floor};
use runtime::{ObjectId, Value, asking, panics, renew, value};
use std::cell::UnsafeCell;
use std::fmt;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

pub use super::rwlock_guards::{RwLockReadGuard, RwLockWriteGuard};

/// Many readers or one writer around a value. As on Linux, readers let a waiting writer go first.
pub struct RwLock<T: ?Sized> {
    lock: floor::RwLock,
    value: UnsafeCell<T>,
}

// SAFETY: as std's: the lock lets one writer or several readers at a time reach the value.
unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
// SAFETY: as above.
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}
impl<T: ?Sized> UnwindSafe for RwLock<T> {}
impl<T: ?Sized> RefUnwindSafe for RwLock<T> {}

impl<T> RwLock<T> {
    /// A free lock around `value`.
    #[track_caller]
    pub const fn new(value: T) -> Self {
        Self { lock: floor::RwLock::new(), value: UnsafeCell::new(value) }
    }

    /// The value.
    ///
    /// # Errors
    ///
    /// The value too, when the lock is poisoned.
    #[track_caller]
    pub fn into_inner(self) -> LockResult<T> {
        judged(self.poison(), self.value.into_inner())
    }
}

impl<T: ?Sized> RwLock<T> {
    #[track_caller]
    pub(super) fn id(&self) -> ObjectId {
        let place = Location::caller();
        // SAFETY: nobody holds a lock that is just entering the execution.
        self.lock.id(|age| unsafe { renew::renew(age, self.value.get(), place) })
    }

    pub(super) fn floor(&self) -> &floor::RwLock {
        &self.lock
    }

    pub(super) fn value(&self) -> *mut T {
        self.value.get()
    }

    /// What a story may show of the value.
    pub(super) fn peek(&self) -> Option<Value> {
        // SAFETY: called only by a thread that holds the lock.
        value::peek(unsafe { &*self.value.get() })
    }

    #[track_caller]
    fn poison(&self) -> Poison {
        floor::poison(self.id())
    }

    /// Takes the lock for reading, and waits for that if a thread writes or waits to write.
    ///
    /// # Errors
    ///
    /// The guard too, when the lock is poisoned.
    #[track_caller]
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        floor::read(self.id(), &|| self.peek());
        judged(self.poison(), RwLockReadGuard::new(self))
    }

    /// Takes the lock for reading if that needs no waiting.
    ///
    /// # Errors
    ///
    /// When it needs waiting; the guard too, when the lock is poisoned.
    #[track_caller]
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        match floor::try_read(self.id(), &|| self.peek()) {
            Taken::Yes => Ok(judged(self.poison(), RwLockReadGuard::new(self))?),
            Taken::Busy => Err(TryLockError::WouldBlock),
        }
    }

    /// Takes the lock for writing, and waits for that if any other thread holds it.
    ///
    /// # Errors
    ///
    /// The guard too, when the lock is poisoned.
    #[track_caller]
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        floor::write(self.id(), &|| self.peek());
        judged(self.poison(), RwLockWriteGuard::new(self, panics::panicking()))
    }

    /// Takes the lock for writing if that needs no waiting.
    ///
    /// # Errors
    ///
    /// When it needs waiting; the guard too, when the lock is poisoned.
    #[track_caller]
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        match floor::try_write(self.id(), &|| self.peek()) {
            Taken::Yes => Ok(judged(self.poison(), RwLockWriteGuard::new(self, panics::panicking()))?),
            Taken::Busy => Err(TryLockError::WouldBlock),
        }
    }

    /// Whether a thread panicked while it wrote.
    #[track_caller]
    pub fn is_poisoned(&self) -> bool {
        asking::ask(self.id());
        self.poison() == Poison::Poisoned
    }

    /// Forgets that a thread panicked while it wrote.
    #[track_caller]
    pub fn clear_poison(&self) {
        asking::answer_anew(self.id(), |id| floor::set_poison(id, Poison::Clean));
    }

    /// The value, where nobody else can reach it.
    ///
    /// # Errors
    ///
    /// The value too, when the lock is poisoned.
    #[track_caller]
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let poison = self.poison();
        judged(poison, self.value.get_mut())
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("RwLock");
        match self.try_read() {
            Ok(guard) => shown.field("data", &&*guard),
            Err(TryLockError::Poisoned(error)) => shown.field("data", &&*PoisonError::into_inner(error)),
            Err(TryLockError::WouldBlock) => shown.field("data", &Locked),
        };
        shown.field("poisoned", &(self.poison() == Poison::Poisoned)).finish_non_exhaustive()
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

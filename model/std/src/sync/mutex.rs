//! `std::sync::Mutex`.

use super::poison::{Locked, judged};
use runtime::lock::{self, Lock, Taken};
use runtime::object::Poison;
use runtime::{Arrival, ObjectId, Value, asking, condvar, panics, renew, value};
use std::cell::UnsafeCell;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};
use std::time::Duration;

/// Mutual exclusion around a value.
pub struct Mutex<T: ?Sized> {
    lock: Lock,
    value: UnsafeCell<T>,
}

// SAFETY: as std's: the lock lets one thread at a time reach the value.
unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
// SAFETY: as above.
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}
impl<T: ?Sized> UnwindSafe for Mutex<T> {}
impl<T: ?Sized> RefUnwindSafe for Mutex<T> {}

/// Holds the lock, and gives it back when it is dropped.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T: ?Sized + 'a> {
    mutex: &'a Mutex<T>,
    /// Whether the thread was panicking already when it took the lock.
    panicking: bool,
    /// Not `Send`, as std's.
    not_send: PhantomData<*const ()>,
}

// SAFETY: as std's: a shared guard gives shared access.
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

impl<T> Mutex<T> {
    /// A free lock around `value`.
    #[track_caller]
    pub const fn new(value: T) -> Self {
        Self { lock: Lock::new(), value: UnsafeCell::new(value) }
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

impl<T: ?Sized> Mutex<T> {
    #[track_caller]
    fn id(&self) -> ObjectId {
        let place = Location::caller();
        // SAFETY: nobody holds a lock that is just entering the execution.
        self.lock.id(|age| unsafe { renew::renew(age, self.value.get(), place) })
    }

    /// What a story may show of the value.
    fn peek(&self) -> Option<Value> {
        // SAFETY: called only by the thread that holds the lock.
        value::peek(unsafe { &*self.value.get() })
    }

    #[track_caller]
    fn poison(&self) -> Poison {
        lock::poison(self.id())
    }

    #[track_caller]
    fn guard(&self) -> LockResult<MutexGuard<'_, T>> {
        let guard = MutexGuard { mutex: self, panicking: panics::panicking(), not_send: PhantomData };
        judged(self.poison(), guard)
    }

    /// Takes the lock, and waits for it if another thread holds it.
    ///
    /// # Errors
    ///
    /// The guard too, when the lock is poisoned.
    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        lock::acquire(self.id(), None, &|| self.peek());
        self.guard()
    }

    /// Takes the lock if it is free.
    ///
    /// # Errors
    ///
    /// When it is not free; the guard too, when it is poisoned.
    #[track_caller]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        match lock::try_acquire(self.id(), &|| self.peek()) {
            Taken::Yes => Ok(self.guard()?),
            Taken::Busy => Err(TryLockError::WouldBlock),
        }
    }

    /// Whether a thread panicked while it held the lock.
    #[track_caller]
    pub fn is_poisoned(&self) -> bool {
        asking::ask(self.id());
        self.poison() == Poison::Poisoned
    }

    /// Forgets that a thread panicked while it held the lock.
    #[track_caller]
    pub fn clear_poison(&self) {
        asking::answer_anew(self.id(), |id| lock::set_poison(id, Poison::Clean));
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

impl<T: ?Sized> MutexGuard<'_, T> {
    /// Gives the lock back, waits on `condvar`, and holds the lock again.
    #[track_caller]
    pub(super) fn waiting(
        self,
        condvar: &condvar::Condvar,
        deadline: Option<Duration>,
    ) -> (LockResult<Self>, Arrival) {
        let mutex = self.mutex;
        let arrival =
            condvar::wait(condvar.id(), mutex.id(), deadline, condvar::Wakes::MaybeSpurious, &|| {
                mutex.peek()
            });
        (judged(mutex.poison(), self), arrival)
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        let id = self.mutex.id();
        if !self.panicking && panics::panicking() {
            lock::set_poison(id, Poison::Poisoned);
        }
        lock::release(id, self.mutex.peek());
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the guard holds the lock.
        unsafe { &*self.mutex.value.get() }
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        lock::borrowed_mutably(self.mutex.id());
        // SAFETY: the guard holds the lock.
        unsafe { &mut *self.mutex.value.get() }
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Mutex");
        match self.try_lock() {
            Ok(guard) => shown.field("data", &&*guard),
            Err(TryLockError::Poisoned(error)) => shown.field("data", &&*PoisonError::into_inner(error)),
            Err(TryLockError::WouldBlock) => shown.field("data", &Locked),
        };
        shown.field("poisoned", &(self.poison() == Poison::Poisoned)).finish_non_exhaustive()
    }
}

impl<T: Default> Default for Mutex<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> From<T> for Mutex<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

//! `parking_lot::Mutex`: no poisoning, and waiting with a limit.

use crate::deadline;
use crate::mutex_guards::MutexGuard;
use crate::shown::Locked;
use engine::rt::lock::{self, Lock, Taken};
use engine::rt::{ObjectId, Value, renew, value};
use model_std::time::Instant;
use std::cell::UnsafeCell;
use std::fmt;
use std::panic::Location;
use std::time::Duration;

/// Mutual exclusion around a value. A panic with the lock held gives it back, and leaves no mark.
pub struct Mutex<T: ?Sized> {
    lock: Lock,
    value: UnsafeCell<T>,
}

// SAFETY: as parking_lot's: the lock lets one thread at a time reach the value.
unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
// SAFETY: as above.
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}

/// A free lock around `value`; the same as [`Mutex::new`].
#[track_caller]
pub const fn const_mutex<T>(value: T) -> Mutex<T> {
    Mutex::new(value)
}

impl<T> Mutex<T> {
    /// A free lock around `value`.
    #[track_caller]
    pub const fn new(value: T) -> Self {
        Self { lock: Lock::new(), value: UnsafeCell::new(value) }
    }

    /// The value.
    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<T: ?Sized> Mutex<T> {
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
        // SAFETY: called only by the thread that holds the lock.
        value::peek(unsafe { &*self.value.get() })
    }

    fn guard(&self, taken: Taken) -> Option<MutexGuard<'_, T>> {
        (taken == Taken::Yes).then(|| MutexGuard::new(self))
    }

    /// Takes the lock, and waits for it if another thread holds it.
    #[track_caller]
    pub fn lock(&self) -> MutexGuard<'_, T> {
        lock::acquire(self.id(), None, &|| self.peek());
        MutexGuard::new(self)
    }

    /// Takes the lock if it is free.
    #[track_caller]
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {
        self.guard(lock::try_acquire(self.id(), &|| self.peek()))
    }

    /// Takes the lock, and waits for it for at most `patience` of virtual time.
    #[track_caller]
    pub fn try_lock_for(&self, patience: Duration) -> Option<MutexGuard<'_, T>> {
        self.guard(lock::acquire(self.id(), Some(deadline::after(patience)), &|| self.peek()))
    }

    /// Takes the lock, and waits for it until `deadline` at the most.
    #[track_caller]
    pub fn try_lock_until(&self, deadline: Instant) -> Option<MutexGuard<'_, T>> {
        self.guard(lock::acquire(self.id(), Some(deadline::at(deadline)), &|| self.peek()))
    }

    /// Whether a thread holds the lock at this moment.
    #[track_caller]
    pub fn is_locked(&self) -> bool {
        lock::is_held(self.id())
    }

    /// The value, where nobody else can reach it.
    pub fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Mutex");
        match self.try_lock() {
            Some(guard) => shown.field("data", &&*guard).finish(),
            None => shown.field("data", &Locked).finish(),
        }
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

//! `parking_lot::Mutex` and `FairMutex`: no poisoning, and waiting with a limit.

use crate::deadline;
use crate::fairness::{Fair, Fairness, Unfair};
use crate::mutex_guards::MutexGuard;
use crate::shown::Locked;
use model_std::time::Instant;
use runtime::lock::{self, Lock, Taken};
use runtime::{ObjectId, Value, renew, value};
use std::cell::UnsafeCell;
use std::fmt;
use std::marker::PhantomData;
use std::panic::Location;
use std::time::Duration;

/// Mutual exclusion around a value. A panic with the lock held gives it back, and leaves no mark.
pub struct Mutex<F, T: ?Sized> {
    lock: Lock,
    fairness: PhantomData<F>,
    value: UnsafeCell<T>,
}

// SAFETY: as parking_lot's: the lock lets one thread at a time reach the value.
unsafe impl<F, T: ?Sized + Send> Send for Mutex<F, T> {}
// SAFETY: as above.
unsafe impl<F, T: ?Sized + Send> Sync for Mutex<F, T> {}

/// A free lock around `value`; the same as [`Mutex::new`].
#[track_caller]
pub const fn const_mutex<T>(value: T) -> Mutex<Unfair, T> {
    Mutex::new(value)
}

/// As [`const_mutex`], and fair.
#[track_caller]
pub const fn const_fair_mutex<T>(value: T) -> Mutex<Fair, T> {
    Mutex::new(value)
}

impl<F, T> Mutex<F, T> {
    /// A free lock around `value`.
    #[track_caller]
    pub const fn new(value: T) -> Self {
        Self { lock: Lock::new(), fairness: PhantomData, value: UnsafeCell::new(value) }
    }

    /// The value.
    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<F: Fairness, T: ?Sized> Mutex<F, T> {
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

    fn guard(&self, taken: Taken) -> Option<MutexGuard<'_, F, T>> {
        (taken == Taken::Yes).then(|| MutexGuard::new(self))
    }

    /// Takes the lock, and waits for it if another thread holds it.
    #[track_caller]
    pub fn lock(&self) -> MutexGuard<'_, F, T> {
        lock::acquire(self.id(), None, &|| self.peek());
        MutexGuard::new(self)
    }

    /// Takes the lock if it is free.
    #[track_caller]
    pub fn try_lock(&self) -> Option<MutexGuard<'_, F, T>> {
        self.guard(lock::try_acquire(self.id(), &|| self.peek()))
    }

    /// Takes the lock, and waits for it for at most `patience` of virtual time.
    #[track_caller]
    pub fn try_lock_for(&self, patience: Duration) -> Option<MutexGuard<'_, F, T>> {
        self.guard(lock::acquire(self.id(), Some(deadline::after(patience)), &|| self.peek()))
    }

    /// Takes the lock, and waits for it until `deadline` at the most.
    #[track_caller]
    pub fn try_lock_until(&self, deadline: Instant) -> Option<MutexGuard<'_, F, T>> {
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

impl<F: Fairness, T: ?Sized + fmt::Debug> fmt::Debug for Mutex<F, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Mutex");
        match self.try_lock() {
            Some(guard) => shown.field("data", &&*guard).finish(),
            None => shown.field("data", &Locked).finish(),
        }
    }
}

impl<F, T: Default> Default for Mutex<F, T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<F, T> From<T> for Mutex<F, T> {
    #[track_caller]
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

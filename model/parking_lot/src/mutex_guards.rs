//! The guards of a `Mutex` and of a `FairMutex`.

use crate::afterwards::Afterwards;
use crate::fairness::{Fair, Fairness};
use crate::mapped_mutex_guard::MappedMutexGuard;
use crate::mutex::Mutex;
use crate::shown::shown_as_its_value;
use runtime::lock;
use std::marker::PhantomData;
use std::mem;
use std::ops::{Deref, DerefMut};

/// Holds the lock, and gives it back when it is dropped.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, F: Fairness, T: ?Sized> {
    mutex: &'a Mutex<F, T>,
    /// Not `Send`, as parking_lot's.
    not_send: PhantomData<*const ()>,
}

// SAFETY: as parking_lot's: a shared guard gives shared access.
unsafe impl<F: Fairness, T: ?Sized + Sync> Sync for MutexGuard<'_, F, T> {}

impl<'a, R: Fairness, T: ?Sized> MutexGuard<'a, R, T> {
    /// The caller holds the lock.
    pub(crate) fn new(mutex: &'a Mutex<R, T>) -> Self {
        Self { mutex, not_send: PhantomData }
    }

    /// The lock.
    pub fn mutex(guard: &Self) -> &'a Mutex<R, T> {
        guard.mutex
    }

    fn mapped<U: ?Sized>(self, part: *mut U) -> MappedMutexGuard<'a, R, U> {
        let lock = self.mutex.id();
        mem::forget(self);
        MappedMutexGuard::new(lock, part)
    }

    /// Shows only the part that `f` chooses.
    pub fn map<U: ?Sized, F>(guard: Self, f: F) -> MappedMutexGuard<'a, R, U>
    where
        F: FnOnce(&mut T) -> &mut U,
    {
        // SAFETY: the guard holds the lock, and the new one will.
        let part = f(unsafe { &mut *guard.mutex.value() });
        guard.mapped(part)
    }

    /// Shows only the part that `f` chooses, if it does.
    ///
    /// # Errors
    ///
    /// The guard, when `f` chooses nothing.
    pub fn try_map<U: ?Sized, F>(guard: Self, f: F) -> Result<MappedMutexGuard<'a, R, U>, Self>
    where
        F: FnOnce(&mut T) -> Option<&mut U>,
    {
        Self::try_map_or_err(guard, |value| f(value).ok_or(())).map_err(|(guard, ())| guard)
    }

    /// Shows only the part that `f` chooses, if it does.
    ///
    /// # Errors
    ///
    /// The guard and the error of `f`.
    pub fn try_map_or_err<U: ?Sized, F, E>(guard: Self, f: F) -> Result<MappedMutexGuard<'a, R, U>, (Self, E)>
    where
        F: FnOnce(&mut T) -> Result<&mut U, E>,
    {
        // SAFETY: the guard holds the lock, and the new one will.
        match f(unsafe { &mut *guard.mutex.value() }) {
            Ok(part) => {
                let part: *mut U = part;
                Ok(guard.mapped(part))
            }
            Err(error) => Err((guard, error)),
        }
    }

    /// Gives the lock back, runs `f`, and takes the lock again, also when `f` panics.
    #[track_caller]
    pub fn unlocked<F, U>(guard: &mut Self, f: F) -> U
    where
        F: FnOnce() -> U,
    {
        lock::release(guard.mutex.id(), guard.mutex.peek());
        R::given_back();
        let _again = Afterwards(|| mem::forget(guard.mutex.lock()));
        f()
    }

    /// As [`MutexGuard::unlocked`], and gives the lock back fairly.
    #[track_caller]
    pub fn unlocked_fair<F, U>(guard: &mut Self, f: F) -> U
    where
        F: FnOnce() -> U,
    {
        lock::release(guard.mutex.id(), guard.mutex.peek());
        Fair::given_back();
        let _again = Afterwards(|| mem::forget(guard.mutex.lock()));
        f()
    }

    /// Gives the lock back fairly.
    #[track_caller]
    pub fn unlock_fair(guard: Self) {
        lock::release(guard.mutex.id(), guard.mutex.peek());
        mem::forget(guard);
        Fair::given_back();
    }

    /// Lets another thread have the lock that waits for it, and takes it again.
    #[track_caller]
    pub fn bump(guard: &mut Self) {
        Self::unlocked_fair(guard, || {});
    }

    /// The value, whose lock is never given back.
    pub fn leak(guard: Self) -> &'a mut T {
        let value = guard.mutex.value();
        mem::forget(guard);
        // SAFETY: the lock stays held, so nobody else reaches the value.
        unsafe { &mut *value }
    }
}

impl<R: Fairness, T: ?Sized> Drop for MutexGuard<'_, R, T> {
    fn drop(&mut self) {
        lock::release(self.mutex.id(), self.mutex.peek());
        R::given_back();
    }
}

impl<R: Fairness, T: ?Sized> Deref for MutexGuard<'_, R, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the guard holds the lock.
        unsafe { &*self.mutex.value() }
    }
}

impl<R: Fairness, T: ?Sized> DerefMut for MutexGuard<'_, R, T> {
    fn deref_mut(&mut self) -> &mut T {
        lock::borrowed_mutably(self.mutex.id());
        // SAFETY: the guard holds the lock.
        unsafe { &mut *self.mutex.value() }
    }
}

shown_as_its_value!(MutexGuard<R>);

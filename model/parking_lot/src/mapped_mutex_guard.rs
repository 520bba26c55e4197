//! The guard of a part of what a `Mutex` or a `FairMutex` locks.

use crate::fairness::{Fair, Fairness};
use crate::shown::shown_as_its_value;
use runtime::{ObjectId, lock};
use std::marker::PhantomData;
use std::mem;
use std::ops::{Deref, DerefMut};

/// Holds the lock, and shows a part of what it locks.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MappedMutexGuard<'a, F: Fairness, T: ?Sized> {
    lock: ObjectId,
    part: *mut T,
    /// Its pointer makes it neither `Send` nor `Sync`.
    locked: PhantomData<(&'a mut T, F)>,
}

// SAFETY: as parking_lot's: a shared guard gives shared access.
unsafe impl<F: Fairness, T: ?Sized + Sync> Sync for MappedMutexGuard<'_, F, T> {}

impl<'a, R: Fairness, T: ?Sized> MappedMutexGuard<'a, R, T> {
    /// The caller holds the lock, and reaches `part` through it.
    pub(crate) fn new(lock: ObjectId, part: *mut T) -> Self {
        Self { lock, part, locked: PhantomData }
    }

    fn mapped<U: ?Sized>(self, part: *mut U) -> MappedMutexGuard<'a, R, U> {
        let lock = self.lock;
        mem::forget(self);
        MappedMutexGuard::new(lock, part)
    }

    /// Gives the lock back fairly.
    #[track_caller]
    pub fn unlock_fair(guard: Self) {
        lock::release(guard.lock, None);
        mem::forget(guard);
        Fair::given_back();
    }

    /// Shows only the part that `f` chooses.
    pub fn map<U: ?Sized, F>(guard: Self, f: F) -> MappedMutexGuard<'a, R, U>
    where
        F: FnOnce(&mut T) -> &mut U,
    {
        // SAFETY: the guard holds the lock, and the new one will.
        let part = f(unsafe { &mut *guard.part });
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
        match f(unsafe { &mut *guard.part }) {
            Ok(part) => {
                let part: *mut U = part;
                Ok(guard.mapped(part))
            }
            Err(error) => Err((guard, error)),
        }
    }
}

impl<R: Fairness, T: ?Sized> Drop for MappedMutexGuard<'_, R, T> {
    fn drop(&mut self) {
        lock::release(self.lock, None);
        R::given_back();
    }
}

impl<R: Fairness, T: ?Sized> Deref for MappedMutexGuard<'_, R, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the guard holds the lock.
        unsafe { &*self.part }
    }
}

impl<R: Fairness, T: ?Sized> DerefMut for MappedMutexGuard<'_, R, T> {
    fn deref_mut(&mut self) -> &mut T {
        lock::borrowed_mutably(self.lock);
        // SAFETY: the guard holds the lock.
        unsafe { &mut *self.part }
    }
}

shown_as_its_value!(MappedMutexGuard<R>);

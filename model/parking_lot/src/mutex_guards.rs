//! `MutexGuard`, and the guard of a part of what is locked.

use crate::mutex::Mutex;
use crate::shown::shown_as_its_value;
use engine::rt::{ObjectId, lock};
use std::marker::PhantomData;
use std::mem;
use std::ops::{Deref, DerefMut};

/// Holds the lock, and gives it back when it is dropped.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T: ?Sized> {
    mutex: &'a Mutex<T>,
    /// Not `Send`, as parking_lot's.
    not_send: PhantomData<*const ()>,
}

// SAFETY: as parking_lot's: a shared guard gives shared access.
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

/// Holds the lock, and shows a part of what it locks.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MappedMutexGuard<'a, T: ?Sized> {
    lock: ObjectId,
    part: *mut T,
    /// Its pointer makes it neither `Send` nor `Sync`.
    locked: PhantomData<&'a mut T>,
}

// SAFETY: as above.
unsafe impl<T: ?Sized + Sync> Sync for MappedMutexGuard<'_, T> {}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    /// The caller holds the lock.
    pub(crate) fn new(mutex: &'a Mutex<T>) -> Self {
        Self { mutex, not_send: PhantomData }
    }

    /// The lock.
    pub fn mutex(guard: &Self) -> &'a Mutex<T> {
        guard.mutex
    }

    fn mapped<U: ?Sized>(self, part: *mut U) -> MappedMutexGuard<'a, U> {
        let lock = self.mutex.id();
        mem::forget(self);
        MappedMutexGuard { lock, part, locked: PhantomData }
    }

    /// Shows only the part that `f` chooses.
    pub fn map<U: ?Sized, F>(guard: Self, f: F) -> MappedMutexGuard<'a, U>
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
    pub fn try_map<U: ?Sized, F>(guard: Self, f: F) -> Result<MappedMutexGuard<'a, U>, Self>
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
    pub fn try_map_or_err<U: ?Sized, F, E>(guard: Self, f: F) -> Result<MappedMutexGuard<'a, U>, (Self, E)>
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
        struct LockAgain<'a, T: ?Sized>(&'a Mutex<T>);
        impl<T: ?Sized> Drop for LockAgain<'_, T> {
            fn drop(&mut self) {
                mem::forget(self.0.lock());
            }
        }
        lock::release(guard.mutex.id(), guard.mutex.peek());
        let _again = LockAgain(guard.mutex);
        f()
    }

    /// The value, whose lock is never given back.
    pub fn leak(guard: Self) -> &'a mut T {
        let value = guard.mutex.value();
        mem::forget(guard);
        // SAFETY: the lock stays held, so nobody else reaches the value.
        unsafe { &mut *value }
    }
}

impl<'a, T: ?Sized> MappedMutexGuard<'a, T> {
    fn mapped<U: ?Sized>(self, part: *mut U) -> MappedMutexGuard<'a, U> {
        let lock = self.lock;
        mem::forget(self);
        MappedMutexGuard { lock, part, locked: PhantomData }
    }

    /// Shows only the part that `f` chooses.
    pub fn map<U: ?Sized, F>(guard: Self, f: F) -> MappedMutexGuard<'a, U>
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
    pub fn try_map<U: ?Sized, F>(guard: Self, f: F) -> Result<MappedMutexGuard<'a, U>, Self>
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
    pub fn try_map_or_err<U: ?Sized, F, E>(guard: Self, f: F) -> Result<MappedMutexGuard<'a, U>, (Self, E)>
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

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        lock::release(self.mutex.id(), self.mutex.peek());
    }
}

impl<T: ?Sized> Drop for MappedMutexGuard<'_, T> {
    fn drop(&mut self) {
        lock::release(self.lock, None);
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the guard holds the lock.
        unsafe { &*self.mutex.value() }
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        lock::borrowed_mutably(self.mutex.id());
        // SAFETY: the guard holds the lock.
        unsafe { &mut *self.mutex.value() }
    }
}

impl<T: ?Sized> Deref for MappedMutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the guard holds the lock.
        unsafe { &*self.part }
    }
}

impl<T: ?Sized> DerefMut for MappedMutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        lock::borrowed_mutably(self.lock);
        // SAFETY: the guard holds the lock.
        unsafe { &mut *self.part }
    }
}

shown_as_its_value!(MutexGuard MappedMutexGuard);

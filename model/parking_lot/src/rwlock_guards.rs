//! The guards of an `RwLock`, and those of a part of what is locked.

use crate::rwlock::RwLock;
use crate::shown::shown_as_its_value;
use engine::rt::{ObjectId, rwlock as floor};
use std::marker::PhantomData;
use std::mem;
use std::ops::{Deref, DerefMut};

/// Reads, until it is dropped.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockReadGuard<'a, T: ?Sized> {
    rwlock: &'a RwLock<T>,
    /// Not `Send`, as parking_lot's.
    not_send: PhantomData<*const ()>,
}

/// Writes, until it is dropped.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockWriteGuard<'a, T: ?Sized> {
    rwlock: &'a RwLock<T>,
    /// Not `Send`, as parking_lot's.
    not_send: PhantomData<*const ()>,
}

/// Reads a part of what is locked.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct MappedRwLockReadGuard<'a, T: ?Sized> {
    lock: ObjectId,
    part: *const T,
    /// Its pointer makes it neither `Send` nor `Sync`.
    locked: PhantomData<&'a T>,
}

/// Writes a part of what is locked.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct MappedRwLockWriteGuard<'a, T: ?Sized> {
    lock: ObjectId,
    part: *mut T,
    /// Its pointer makes it neither `Send` nor `Sync`.
    locked: PhantomData<&'a mut T>,
}

// SAFETY: as parking_lot's: a shared guard gives shared access.
unsafe impl<T: ?Sized + Sync> Sync for RwLockReadGuard<'_, T> {}
// SAFETY: as above.
unsafe impl<T: ?Sized + Sync> Sync for RwLockWriteGuard<'_, T> {}
// SAFETY: as above.
unsafe impl<T: ?Sized + Sync> Sync for MappedRwLockReadGuard<'_, T> {}
// SAFETY: as above.
unsafe impl<T: ?Sized + Sync> Sync for MappedRwLockWriteGuard<'_, T> {}

/// `map` and its kin for a guard whose value is at `$value` and whose lock is `$lock`. Only the name of the last
/// one differs from guard to guard, by an oversight of parking_lot's.
macro_rules! maps {
    ($guard:ident gives $mapped:ident $(, $mut:ident)?; $pointer:ty; $lock:expr; $value:expr; $or_err:ident) => {
        impl<'a, T: ?Sized> $guard<'a, T> {
            fn mapped<U: ?Sized>(self, part: $pointer) -> $mapped<'a, U> {
                let lock = $lock(&self);
                mem::forget(self);
                $mapped { lock, part, locked: PhantomData }
            }

            /// Shows only the part that `f` chooses.
            pub fn map<U: ?Sized, F>(guard: Self, f: F) -> $mapped<'a, U>
            where
                F: FnOnce(& $($mut)? T) -> & $($mut)? U,
            {
                // SAFETY: the guard holds the lock, and the new one will.
                let part: $pointer = f(unsafe { & $($mut)? *$value(&guard) });
                guard.mapped(part)
            }

            /// Shows only the part that `f` chooses, if it does.
            ///
            /// # Errors
            ///
            /// The guard, when `f` chooses nothing.
            pub fn try_map<U: ?Sized, F>(guard: Self, f: F) -> Result<$mapped<'a, U>, Self>
            where
                F: FnOnce(& $($mut)? T) -> Option<& $($mut)? U>,
            {
                Self::$or_err(guard, |value| f(value).ok_or(())).map_err(|(guard, ())| guard)
            }

            /// Shows only the part that `f` chooses, if it does.
            ///
            /// # Errors
            ///
            /// The guard and the error of `f`.
            pub fn $or_err<U: ?Sized, F, E>(guard: Self, f: F) -> Result<$mapped<'a, U>, (Self, E)>
            where
                F: FnOnce(& $($mut)? T) -> Result<& $($mut)? U, E>,
            {
                // SAFETY: the guard holds the lock, and the new one will.
                match f(unsafe { & $($mut)? *$value(&guard) }) {
                    Ok(part) => {
                        let part: $pointer = part;
                        Ok(guard.mapped(part))
                    }
                    Err(error) => Err((guard, error)),
                }
            }
        }

        impl<T: ?Sized> Deref for $guard<'_, T> {
            type Target = T;

            fn deref(&self) -> &T {
                // SAFETY: the guard holds the lock.
                unsafe { &*$value(self) }
            }
        }

        $(impl<T: ?Sized> DerefMut for $guard<'_, T> {
            fn deref_mut(&mut self) -> &$mut T {
                // SAFETY: the guard holds the lock for writing.
                unsafe { &$mut *$value(self) }
            }
        })?
    };
}

maps!(RwLockReadGuard gives MappedRwLockReadGuard; *const U;
    |guard: &Self| guard.rwlock.id(); |guard: &Self| guard.rwlock.value(); try_map_or_err);
maps!(RwLockWriteGuard gives MappedRwLockWriteGuard, mut; *mut U;
    |guard: &Self| guard.rwlock.id(); |guard: &Self| guard.rwlock.value(); try_map_or_err);
maps!(MappedRwLockReadGuard gives MappedRwLockReadGuard; *const U;
    |guard: &Self| guard.lock; |guard: &Self| guard.part; try_map_or_else);
maps!(MappedRwLockWriteGuard gives MappedRwLockWriteGuard, mut; *mut U;
    |guard: &Self| guard.lock; |guard: &Self| guard.part; try_map_or_err);

impl<'a, T: ?Sized> RwLockReadGuard<'a, T> {
    /// The caller reads.
    pub(crate) fn new(rwlock: &'a RwLock<T>) -> Self {
        Self { rwlock, not_send: PhantomData }
    }

    /// The lock.
    pub fn rwlock(guard: &Self) -> &'a RwLock<T> {
        guard.rwlock
    }

    /// Ends reading, runs `f`, and reads again, also when `f` panics.
    #[track_caller]
    pub fn unlocked<F, U>(guard: &mut Self, f: F) -> U
    where
        F: FnOnce() -> U,
    {
        floor::release_read(guard.rwlock.id());
        let rwlock = guard.rwlock;
        let _again = Afterwards(|| mem::forget(rwlock.read()));
        f()
    }
}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    /// The caller writes.
    pub(crate) fn new(rwlock: &'a RwLock<T>) -> Self {
        Self { rwlock, not_send: PhantomData }
    }

    /// The lock.
    pub fn rwlock(guard: &Self) -> &'a RwLock<T> {
        guard.rwlock
    }

    /// Goes on reading, and lets no other writer in between.
    #[track_caller]
    pub fn downgrade(guard: Self) -> RwLockReadGuard<'a, T> {
        let rwlock = guard.rwlock;
        mem::forget(guard);
        floor::downgrade(rwlock.id(), rwlock.peek());
        RwLockReadGuard::new(rwlock)
    }

    /// Ends writing, runs `f`, and writes again, also when `f` panics.
    #[track_caller]
    pub fn unlocked<F, U>(guard: &mut Self, f: F) -> U
    where
        F: FnOnce() -> U,
    {
        floor::release_write(guard.rwlock.id(), guard.rwlock.peek());
        let rwlock = guard.rwlock;
        let _again = Afterwards(|| mem::forget(rwlock.write()));
        f()
    }
}

/// Runs its closure when it is dropped.
struct Afterwards<F: FnMut()>(F);

impl<F: FnMut()> Drop for Afterwards<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        floor::release_read(self.rwlock.id());
    }
}

impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        floor::release_write(self.rwlock.id(), self.rwlock.peek());
    }
}

impl<T: ?Sized> Drop for MappedRwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        floor::release_read(self.lock);
    }
}

impl<T: ?Sized> Drop for MappedRwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        floor::release_write(self.lock, None);
    }
}

shown_as_its_value!(RwLockReadGuard RwLockWriteGuard MappedRwLockReadGuard MappedRwLockWriteGuard);

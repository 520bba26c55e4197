//! The guards of a part of what an `RwLock` locks.

use crate::fairness::{Fair, Fairness};
use crate::maps::maps;
use crate::shown::shown_as_its_value;
use runtime::{ObjectId, rwlock as floor};
use std::marker::PhantomData;
use std::mem;

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
unsafe impl<T: ?Sized + Sync> Sync for MappedRwLockReadGuard<'_, T> {}
// SAFETY: as above.
unsafe impl<T: ?Sized + Sync> Sync for MappedRwLockWriteGuard<'_, T> {}

impl<T: ?Sized> MappedRwLockReadGuard<'_, T> {
    /// The caller holds the lock, and reaches `part` through it.
    pub(crate) fn new(lock: ObjectId, part: *const T) -> Self {
        Self { lock, part, locked: PhantomData }
    }

    /// Gives the lock back, and lets others go first.
    #[track_caller]
    pub fn unlock_fair(guard: Self) {
        floor::release_read(guard.lock);
        mem::forget(guard);
        Fair::given_back();
    }
}

impl<T: ?Sized> MappedRwLockWriteGuard<'_, T> {
    /// The caller holds the lock, and reaches `part` through it.
    pub(crate) fn new(lock: ObjectId, part: *mut T) -> Self {
        Self { lock, part, locked: PhantomData }
    }

    /// Gives the lock back, and lets others go first.
    #[track_caller]
    pub fn unlock_fair(guard: Self) {
        floor::release_write(guard.lock, None);
        mem::forget(guard);
        Fair::given_back();
    }
}

maps!(MappedRwLockReadGuard gives MappedRwLockReadGuard; *const U;
    |guard: &Self| guard.lock; |guard: &Self| guard.part; try_map_or_else);
maps!(MappedRwLockWriteGuard gives MappedRwLockWriteGuard, mut; *mut U;
    |guard: &Self| guard.lock; |guard: &Self| guard.part; try_map_or_err);

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

shown_as_its_value!(MappedRwLockReadGuard MappedRwLockWriteGuard);

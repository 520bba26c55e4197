//! The guards of an `RwLock`.

use crate::afterwards::Afterwards;
use crate::fairness::{Fair, Fairness};
use crate::mapped_rwlock_guards::{MappedRwLockReadGuard, MappedRwLockWriteGuard};
use crate::maps::maps;
use crate::rwlock::RwLock;
use crate::shown::shown_as_its_value;
use crate::upgradable_guard::RwLockUpgradableReadGuard;
use runtime::{rwlock as floor, upgradable};
use std::marker::PhantomData;
use std::mem;

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

// SAFETY: as parking_lot's: a shared guard gives shared access.
unsafe impl<T: ?Sized + Sync> Sync for RwLockReadGuard<'_, T> {}
// SAFETY: as above.
unsafe impl<T: ?Sized + Sync> Sync for RwLockWriteGuard<'_, T> {}

maps!(RwLockReadGuard gives MappedRwLockReadGuard; *const U;
    |guard: &Self| guard.rwlock.id(); |guard: &Self| guard.rwlock.value(); try_map_or_err);
maps!(RwLockWriteGuard gives MappedRwLockWriteGuard, mut; *mut U;
    |guard: &Self| guard.rwlock.id(); |guard: &Self| guard.rwlock.value(); try_map_or_err);
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

    /// As `unlocked`, and lets others go first.
    #[track_caller]
    pub fn unlocked_fair<F, U>(guard: &mut Self, f: F) -> U
    where
        F: FnOnce() -> U,
    {
        floor::release_read(guard.rwlock.id());
        Fair::given_back();
        let rwlock = guard.rwlock;
        let _again = Afterwards(|| mem::forget(rwlock.read()));
        f()
    }

    /// Gives the lock back, and lets others go first.
    #[track_caller]
    pub fn unlock_fair(guard: Self) {
        floor::release_read(guard.rwlock.id());
        mem::forget(guard);
        Fair::given_back();
    }

    /// Lets another thread have the lock that waits for it, and takes it again.
    #[track_caller]
    pub fn bump(guard: &mut Self) {
        Self::unlocked_fair(guard, || {});
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

    /// Goes on reading with the right to write again, and lets no other writer in between.
    #[track_caller]
    pub fn downgrade_to_upgradable(guard: Self) -> RwLockUpgradableReadGuard<'a, T> {
        let rwlock = guard.rwlock;
        mem::forget(guard);
        upgradable::downgrade_to_upgradable(rwlock.id(), rwlock.peek());
        RwLockUpgradableReadGuard::new(rwlock)
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

    /// As `unlocked`, and lets others go first.
    #[track_caller]
    pub fn unlocked_fair<F, U>(guard: &mut Self, f: F) -> U
    where
        F: FnOnce() -> U,
    {
        floor::release_write(guard.rwlock.id(), guard.rwlock.peek());
        Fair::given_back();
        let rwlock = guard.rwlock;
        let _again = Afterwards(|| mem::forget(rwlock.write()));
        f()
    }

    /// Gives the lock back, and lets others go first.
    #[track_caller]
    pub fn unlock_fair(guard: Self) {
        floor::release_write(guard.rwlock.id(), guard.rwlock.peek());
        mem::forget(guard);
        Fair::given_back();
    }

    /// Lets another thread have the lock that waits for it, and takes it again.
    #[track_caller]
    pub fn bump(guard: &mut Self) {
        Self::unlocked_fair(guard, || {});
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

shown_as_its_value!(RwLockReadGuard RwLockWriteGuard);

//! The guard of a reader with the right to write later.

use crate::afterwards::Afterwards;
use crate::deadline;
use crate::fairness::{Fair, Fairness};
use crate::rwlock::RwLock;
use crate::rwlock_guards::{RwLockReadGuard, RwLockWriteGuard};
use crate::shown::shown_as_its_value;
use model_std::time::Instant;
use runtime::lock::Taken;
use runtime::upgradable as floor;
use std::marker::PhantomData;
use std::mem;
use std::ops::Deref;
use std::time::Duration;

/// Reads with the right to write later, until it is dropped.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockUpgradableReadGuard<'a, T: ?Sized> {
    rwlock: &'a RwLock<T>,
    /// Not `Send`, as parking_lot's.
    not_send: PhantomData<*const ()>,
}

// SAFETY: as parking_lot's: a shared guard gives shared access.
unsafe impl<T: ?Sized + Sync> Sync for RwLockUpgradableReadGuard<'_, T> {}

impl<'a, T: ?Sized> RwLockUpgradableReadGuard<'a, T> {
    /// The caller reads, and has the right to write later.
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
        floor::release(guard.rwlock.id());
        let _again = Afterwards(|| mem::forget(guard.rwlock.upgradable_read()));
        f()
    }

    /// As [`RwLockUpgradableReadGuard::unlocked`], and lets others go first.
    #[track_caller]
    pub fn unlocked_fair<F, U>(guard: &mut Self, f: F) -> U
    where
        F: FnOnce() -> U,
    {
        floor::release(guard.rwlock.id());
        Fair::given_back();
        let _again = Afterwards(|| mem::forget(guard.rwlock.upgradable_read()));
        f()
    }

    /// Ends reading, and lets others go first.
    #[track_caller]
    pub fn unlock_fair(guard: Self) {
        floor::release(guard.rwlock.id());
        mem::forget(guard);
        Fair::given_back();
    }

    /// Lets another thread have the lock that waits for it, and takes it again.
    #[track_caller]
    pub fn bump(guard: &mut Self) {
        Self::unlocked_fair(guard, || {});
    }

    /// Writes from now on, and waits until the other readers have left.
    #[track_caller]
    pub fn upgrade(guard: Self) -> RwLockWriteGuard<'a, T> {
        let rwlock = guard.rwlock;
        mem::forget(guard);
        upgraded(rwlock, None);
        RwLockWriteGuard::new(rwlock)
    }

    /// As [`RwLockUpgradableReadGuard::upgrade`], if that needs no waiting.
    ///
    /// # Errors
    ///
    /// The guard, when others read.
    #[track_caller]
    pub fn try_upgrade(guard: Self) -> Result<RwLockWriteGuard<'a, T>, Self> {
        let taken = try_upgraded(guard.rwlock);
        guard.writing(taken)
    }

    /// As [`RwLockUpgradableReadGuard::upgrade`], and waits for at most `timeout` of virtual time.
    ///
    /// # Errors
    ///
    /// The guard, when others still read.
    #[track_caller]
    pub fn try_upgrade_for(guard: Self, timeout: Duration) -> Result<RwLockWriteGuard<'a, T>, Self> {
        let taken = upgraded(guard.rwlock, Some(deadline::after(timeout)));
        guard.writing(taken)
    }

    /// As [`RwLockUpgradableReadGuard::upgrade`], and waits until `timeout` at the most.
    ///
    /// # Errors
    ///
    /// The guard, when others still read.
    #[track_caller]
    pub fn try_upgrade_until(guard: Self, timeout: Instant) -> Result<RwLockWriteGuard<'a, T>, Self> {
        let taken = upgraded(guard.rwlock, Some(deadline::at(timeout)));
        guard.writing(taken)
    }

    fn writing(self, taken: Taken) -> Result<RwLockWriteGuard<'a, T>, Self> {
        if taken == Taken::Busy {
            return Err(self);
        }
        let rwlock = self.rwlock;
        mem::forget(self);
        Ok(RwLockWriteGuard::new(rwlock))
    }

    /// Goes on reading, without the right to write.
    #[track_caller]
    pub fn downgrade(guard: Self) -> RwLockReadGuard<'a, T> {
        let rwlock = guard.rwlock;
        mem::forget(guard);
        floor::downgrade(rwlock.id(), rwlock.peek());
        RwLockReadGuard::new(rwlock)
    }
}

/// Writing for the time of a closure.
impl<T: ?Sized> RwLockUpgradableReadGuard<'_, T> {
    /// Waits until the other readers have left, and lets `f` change the value; then reads again.
    #[track_caller]
    pub fn with_upgraded<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, f: F) -> Ret {
        upgraded(self.rwlock, None);
        self.change(f)
    }

    /// As [`RwLockUpgradableReadGuard::with_upgraded`], if that needs no waiting; else `f` is not called.
    #[track_caller]
    pub fn try_with_upgraded<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, f: F) -> Option<Ret> {
        (try_upgraded(self.rwlock) == Taken::Yes).then(|| self.change(f))
    }

    /// As [`RwLockUpgradableReadGuard::with_upgraded`], and waits for at most `timeout` of virtual time.
    #[track_caller]
    pub fn try_with_upgraded_for<Ret, F: FnOnce(&mut T) -> Ret>(
        &mut self,
        timeout: Duration,
        f: F,
    ) -> Option<Ret> {
        let taken = upgraded(self.rwlock, Some(deadline::after(timeout)));
        (taken == Taken::Yes).then(|| self.change(f))
    }

    /// As [`RwLockUpgradableReadGuard::with_upgraded`], and waits until `timeout` at the most.
    #[track_caller]
    pub fn try_with_upgraded_until<Ret, F: FnOnce(&mut T) -> Ret>(
        &mut self,
        timeout: Instant,
        f: F,
    ) -> Option<Ret> {
        let taken = upgraded(self.rwlock, Some(deadline::at(timeout)));
        (taken == Taken::Yes).then(|| self.change(f))
    }

    /// The thread writes; it reads again afterwards, also when `f` panics.
    #[track_caller]
    fn change<Ret>(&mut self, f: impl FnOnce(&mut T) -> Ret) -> Ret {
        let rwlock = self.rwlock;
        let _again = Afterwards(|| floor::downgrade_to_upgradable(rwlock.id(), rwlock.peek()));
        // SAFETY: the lock is held for writing until `_again` is dropped.
        f(unsafe { &mut *rwlock.value() })
    }
}

#[track_caller]
fn upgraded<T: ?Sized>(rwlock: &RwLock<T>, deadline: Option<Duration>) -> Taken {
    floor::upgrade_until(rwlock.id(), deadline, &|| rwlock.peek())
}

#[track_caller]
fn try_upgraded<T: ?Sized>(rwlock: &RwLock<T>) -> Taken {
    floor::try_upgrade(rwlock.id(), &|| rwlock.peek())
}

impl<T: ?Sized> Deref for RwLockUpgradableReadGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the guard holds the lock.
        unsafe { &*self.rwlock.value() }
    }
}

impl<T: ?Sized> Drop for RwLockUpgradableReadGuard<'_, T> {
    fn drop(&mut self) {
        floor::release(self.rwlock.id());
    }
}

shown_as_its_value!(RwLockUpgradableReadGuard);

//! `RwLock`: reading recursively, and reading with the right to write later.

use crate::deadline;
use crate::rwlock::RwLock;
use crate::rwlock_guards::RwLockReadGuard;
use crate::upgradable_guard::RwLockUpgradableReadGuard;
use model_std::time::Instant;
use runtime::lock::Taken;
use runtime::{recursive, upgradable};
use std::time::Duration;

/// Recursive reading lets no waiting writer go first, so a thread may do it while it reads already.
impl<T: ?Sized> RwLock<T> {
    /// Takes the lock for reading, and waits for that if a thread writes.
    #[track_caller]
    pub fn read_recursive(&self) -> RwLockReadGuard<'_, T> {
        recursive::read_until(self.id(), None, &|| self.peek());
        RwLockReadGuard::new(self)
    }

    /// As [`RwLock::read_recursive`], if that needs no waiting.
    #[track_caller]
    pub fn try_read_recursive(&self) -> Option<RwLockReadGuard<'_, T>> {
        self.reader(recursive::try_read(self.id(), &|| self.peek()))
    }

    /// As [`RwLock::read_recursive`], and waits for at most `timeout` of virtual time.
    #[track_caller]
    pub fn try_read_recursive_for(&self, timeout: Duration) -> Option<RwLockReadGuard<'_, T>> {
        self.reader(recursive::read_until(self.id(), Some(deadline::after(timeout)), &|| self.peek()))
    }

    /// As [`RwLock::read_recursive`], and waits until `timeout` at the most.
    #[track_caller]
    pub fn try_read_recursive_until(&self, timeout: Instant) -> Option<RwLockReadGuard<'_, T>> {
        self.reader(recursive::read_until(self.id(), Some(deadline::at(timeout)), &|| self.peek()))
    }
}

/// One thread at a time reads with the right to write later; others may read meanwhile.
impl<T: ?Sized> RwLock<T> {
    fn upgradable(&self, taken: Taken) -> Option<RwLockUpgradableReadGuard<'_, T>> {
        (taken == Taken::Yes).then(|| RwLockUpgradableReadGuard::new(self))
    }

    /// Takes the lock for reading with the right to write later. Waits if a thread writes, waits to write, or has
    /// that right.
    #[track_caller]
    pub fn upgradable_read(&self) -> RwLockUpgradableReadGuard<'_, T> {
        upgradable::read_until(self.id(), None, &|| self.peek());
        RwLockUpgradableReadGuard::new(self)
    }

    /// As [`RwLock::upgradable_read`], if that needs no waiting.
    #[track_caller]
    pub fn try_upgradable_read(&self) -> Option<RwLockUpgradableReadGuard<'_, T>> {
        self.upgradable(upgradable::try_read(self.id(), &|| self.peek()))
    }

    /// As [`RwLock::upgradable_read`], and waits for at most `timeout` of virtual time.
    #[track_caller]
    pub fn try_upgradable_read_for(&self, timeout: Duration) -> Option<RwLockUpgradableReadGuard<'_, T>> {
        self.upgradable(upgradable::read_until(self.id(), Some(deadline::after(timeout)), &|| self.peek()))
    }

    /// As [`RwLock::upgradable_read`], and waits until `timeout` at the most.
    #[track_caller]
    pub fn try_upgradable_read_until(&self, timeout: Instant) -> Option<RwLockUpgradableReadGuard<'_, T>> {
        self.upgradable(upgradable::read_until(self.id(), Some(deadline::at(timeout)), &|| self.peek()))
    }
}

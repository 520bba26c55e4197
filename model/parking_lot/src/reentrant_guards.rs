//! The guards of a `ReentrantMutex`, and of a part of what is locked.

use crate::afterwards::Afterwards;
use crate::fairness::{Fair, Fairness};
use crate::maps::maps;
use crate::reentrant::{Left, Reentrant, ReentrantMutex};
use crate::shown::shown_as_its_value;
use std::marker::PhantomData;
use std::mem;

/// Holds the lock, and gives it back when it is the last guard to be dropped.
#[must_use = "if unused the ReentrantMutex will immediately unlock"]
pub struct ReentrantMutexGuard<'a, T: ?Sized> {
    remutex: &'a ReentrantMutex<T>,
    /// Not `Send`, as parking_lot's.
    not_send: PhantomData<*const ()>,
}

/// Holds the lock, and shows a part of what it locks.
#[must_use = "if unused the ReentrantMutex will immediately unlock"]
pub struct MappedReentrantMutexGuard<'a, T: ?Sized> {
    lock: &'a Reentrant,
    part: *const T,
    /// Its pointer makes it neither `Send` nor `Sync`.
    locked: PhantomData<&'a T>,
}

// SAFETY: as parking_lot's: a shared guard gives shared access.
unsafe impl<T: ?Sized + Sync> Sync for ReentrantMutexGuard<'_, T> {}
// SAFETY: as above.
unsafe impl<T: ?Sized + Sync> Sync for MappedReentrantMutexGuard<'_, T> {}

maps!(ReentrantMutexGuard gives MappedReentrantMutexGuard; *const U;
    |guard: &Self| guard.remutex.raw(); |guard: &Self| guard.remutex.value(); try_map_or_err);
maps!(MappedReentrantMutexGuard gives MappedReentrantMutexGuard; *const U;
    |guard: &Self| guard.lock; |guard: &Self| guard.part; try_map_or_err);

impl<'a, T: ?Sized> ReentrantMutexGuard<'a, T> {
    /// The caller holds the lock.
    pub(crate) fn new(remutex: &'a ReentrantMutex<T>) -> Self {
        Self { remutex, not_send: PhantomData }
    }

    /// The lock.
    pub fn remutex(guard: &Self) -> &'a ReentrantMutex<T> {
        guard.remutex
    }

    #[track_caller]
    fn give_back(&self) -> Left {
        self.remutex.raw().give_back(self.remutex.peek())
    }

    #[track_caller]
    fn give_back_fairly(&self) {
        if self.give_back() == Left::Free {
            Fair::given_back();
        }
    }

    /// Ends what this guard holds, runs `f`, and takes the lock again, also when `f` panics.
    #[track_caller]
    pub fn unlocked<F, U>(guard: &mut Self, f: F) -> U
    where
        F: FnOnce() -> U,
    {
        guard.give_back();
        let _again = Afterwards(|| mem::forget(guard.remutex.lock()));
        f()
    }

    /// As [`ReentrantMutexGuard::unlocked`], and lets others go first.
    #[track_caller]
    pub fn unlocked_fair<F, U>(guard: &mut Self, f: F) -> U
    where
        F: FnOnce() -> U,
    {
        guard.give_back_fairly();
        let _again = Afterwards(|| mem::forget(guard.remutex.lock()));
        f()
    }

    /// Ends what this guard holds, and lets others go first.
    #[track_caller]
    pub fn unlock_fair(guard: Self) {
        guard.give_back_fairly();
        mem::forget(guard);
    }

    /// Lets another thread have the lock that waits for it, and takes it again; does nothing where this thread
    /// holds it by other guards too.
    #[track_caller]
    pub fn bump(guard: &mut Self) {
        if guard.remutex.raw().depth() == 1 {
            Self::unlocked_fair(guard, || {});
        }
    }
}

impl<'a, T: ?Sized> MappedReentrantMutexGuard<'a, T> {
    fn new(lock: &'a Reentrant, part: *const T) -> Self {
        Self { lock, part, locked: PhantomData }
    }

    /// Ends what this guard holds, and lets others go first.
    #[track_caller]
    pub fn unlock_fair(guard: Self) {
        if guard.lock.give_back(None) == Left::Free {
            Fair::given_back();
        }
        mem::forget(guard);
    }
}

impl<T: ?Sized> Drop for ReentrantMutexGuard<'_, T> {
    fn drop(&mut self) {
        self.give_back();
    }
}

impl<T: ?Sized> Drop for MappedReentrantMutexGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.give_back(None);
    }
}

shown_as_its_value!(ReentrantMutexGuard MappedReentrantMutexGuard);

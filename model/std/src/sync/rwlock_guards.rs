//! The guards of `std::sync::RwLock`.

use super::RwLock;
use runtime::object::Poison;
use runtime::{panics, rwlock as floor};
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

/// Lets its holder read, and ends that when it is dropped.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockReadGuard<'a, T: ?Sized + 'a> {
    lock: &'a floor::RwLock,
    /// A pointer, because a reference to an `RwLock<T>` would not be covariant in `T`. Not `Send`, as std's.
    value: NonNull<T>,
}

/// Lets its holder write, and ends that when it is dropped.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockWriteGuard<'a, T: ?Sized + 'a> {
    lock: &'a RwLock<T>,
    /// Whether the thread was panicking already when it took the lock.
    panicking: bool,
    /// Not `Send`, as std's.
    not_send: PhantomData<*const ()>,
}

// SAFETY: as std's: a shared guard gives shared access.
unsafe impl<T: ?Sized + Sync> Sync for RwLockReadGuard<'_, T> {}
// SAFETY: as above.
unsafe impl<T: ?Sized + Sync> Sync for RwLockWriteGuard<'_, T> {}

impl<'a, T: ?Sized> RwLockReadGuard<'a, T> {
    pub(super) fn new(lock: &'a RwLock<T>) -> Self {
        let value = NonNull::new(lock.value()).expect("a value has an address");
        Self { lock: lock.floor(), value }
    }
}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    pub(super) fn new(lock: &'a RwLock<T>, panicking: bool) -> Self {
        Self { lock, panicking, not_send: PhantomData }
    }

    /// Ends writing, and goes on reading before anyone else can write.
    #[track_caller]
    pub fn downgrade(this: Self) -> RwLockReadGuard<'a, T> {
        let lock = this.lock;
        std::mem::forget(this);
        floor::downgrade(lock.id(), lock.peek());
        RwLockReadGuard::new(lock)
    }
}

impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        // It entered the execution when it was taken.
        floor::release_read(self.lock.id(|_| ()));
    }
}

impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        let id = self.lock.id();
        if !self.panicking && panics::panicking() {
            floor::set_poison(id, Poison::Poisoned);
        }
        floor::release_write(id, self.lock.peek());
    }
}

impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the guard holds the lock for reading.
        unsafe { self.value.as_ref() }
    }
}

impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the guard holds the lock for writing.
        unsafe { &*self.lock.value() }
    }
}

impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the guard holds the lock for writing.
        unsafe { &mut *self.lock.value() }
    }
}

macro_rules! shown_as_the_value {
    ($($Guard:ident $Trait:ident),*) => {$(
        impl<T: ?Sized + fmt::$Trait> fmt::$Trait for $Guard<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                (**self).fmt(f)
            }
        }
    )*};
}

shown_as_the_value!(RwLockReadGuard Debug, RwLockReadGuard Display);
shown_as_the_value!(RwLockWriteGuard Debug, RwLockWriteGuard Display);

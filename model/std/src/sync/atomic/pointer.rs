//! `AtomicPtr`.

use super::{Ordering, atomic_basics};
use runtime::atomic::Atomic;
use std::fmt;
use std::ptr;

/// An atomic pointer.
pub struct AtomicPtr<T> {
    inner: Atomic<*mut T>,
}

// SAFETY: as std's: what is done with the pointer is its user's business.
unsafe impl<T> Send for AtomicPtr<T> {}
// SAFETY: all threads of an execution run on one OS thread.
unsafe impl<T> Sync for AtomicPtr<T> {}

atomic_basics!(AtomicPtr<T>, *mut T);

impl<T> AtomicPtr<T> {
    /// Moves on by `val` values, and returns the old pointer.
    #[track_caller]
    pub fn fetch_ptr_add(&self, val: usize, _order: Ordering) -> *mut T {
        self.inner.update(|old| old.wrapping_add(val))
    }

    /// Moves back by `val` values, and returns the old pointer.
    #[track_caller]
    pub fn fetch_ptr_sub(&self, val: usize, _order: Ordering) -> *mut T {
        self.inner.update(|old| old.wrapping_sub(val))
    }

    /// Moves on by `val` bytes, and returns the old pointer.
    #[track_caller]
    pub fn fetch_byte_add(&self, val: usize, _order: Ordering) -> *mut T {
        self.inner.update(|old| old.wrapping_byte_add(val))
    }

    /// Moves back by `val` bytes, and returns the old pointer.
    #[track_caller]
    pub fn fetch_byte_sub(&self, val: usize, _order: Ordering) -> *mut T {
        self.inner.update(|old| old.wrapping_byte_sub(val))
    }

    /// Keeps the bits of the address that are in either, and returns the old pointer.
    #[track_caller]
    pub fn fetch_or(&self, val: usize, _order: Ordering) -> *mut T {
        self.inner.update(|old| old.map_addr(|address| address | val))
    }

    /// Keeps the bits of the address that are in both, and returns the old pointer.
    #[track_caller]
    pub fn fetch_and(&self, val: usize, _order: Ordering) -> *mut T {
        self.inner.update(|old| old.map_addr(|address| address & val))
    }

    /// Keeps the bits of the address that are in one only, and returns the old pointer.
    #[track_caller]
    pub fn fetch_xor(&self, val: usize, _order: Ordering) -> *mut T {
        self.inner.update(|old| old.map_addr(|address| address ^ val))
    }
}

impl<T> Default for AtomicPtr<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(ptr::null_mut())
    }
}

impl<T> fmt::Pointer for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.load(Ordering::Relaxed), f)
    }
}

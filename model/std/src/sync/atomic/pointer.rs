//! `AtomicPtr`.

use super::{Ordering, atomic_basics};
use engine::rt::atomic::Atomic;
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

impl<T> Default for AtomicPtr<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(ptr::null_mut())
    }
}

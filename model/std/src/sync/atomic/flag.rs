//! `AtomicBool`.

use super::{Ordering, atomic_basics, atomic_default};
use runtime::atomic::Atomic;
use std::fmt;

/// An atomic truth value.
pub struct AtomicBool {
    inner: Atomic<bool>,
}

atomic_basics!(AtomicBool, bool);
atomic_default!(AtomicBool);

impl AtomicBool {
    /// Stays true if `value` is, and returns the old value.
    #[track_caller]
    pub fn fetch_and(&self, value: bool, _order: Ordering) -> bool {
        self.inner.update(|old| old & value)
    }

    /// Becomes false if both are true, else true; returns the old value.
    #[track_caller]
    pub fn fetch_nand(&self, value: bool, _order: Ordering) -> bool {
        self.inner.update(|old| !(old & value))
    }

    /// Becomes true if `value` is, and returns the old value.
    #[track_caller]
    pub fn fetch_or(&self, value: bool, _order: Ordering) -> bool {
        self.inner.update(|old| old | value)
    }

    /// Becomes whether the two differ, and returns the old value.
    #[track_caller]
    pub fn fetch_xor(&self, value: bool, _order: Ordering) -> bool {
        self.inner.update(|old| old ^ value)
    }

    /// Becomes the other one, and returns the old value.
    #[track_caller]
    pub fn fetch_not(&self, _order: Ordering) -> bool {
        self.inner.update(|old| !old)
    }
}

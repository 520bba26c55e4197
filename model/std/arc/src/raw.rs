//! Pointers without a name.

use super::{Arc, hooks};
use std::mem::ManuallyDrop;
use std::sync as real;

impl<T: ?Sized> Arc<T> {
    /// Where the value is.
    #[must_use]
    pub fn as_ptr(this: &Self) -> *const T {
        real::Arc::as_ptr(&this.inner)
    }

    /// The share, without its name.
    #[must_use = "losing the pointer will leak memory"]
    pub fn into_raw(this: Self) -> *const T {
        real::Arc::into_raw(Self::into_real(this))
    }

    /// The share that `into_raw` took the name from.
    ///
    /// # Safety
    ///
    /// As std's.
    pub unsafe fn from_raw(ptr: *const T) -> Self {
        // SAFETY: the caller promises it.
        Self::of_real(unsafe { real::Arc::from_raw(ptr) })
    }

    /// One owner more, without a name.
    ///
    /// # Safety
    ///
    /// As std's.
    #[track_caller]
    pub unsafe fn increment_strong_count(ptr: *const T) {
        hooks::change(ptr.addr());
        // SAFETY: the caller promises that this share exists; it is not dropped here.
        let this = ManuallyDrop::new(unsafe { real::Arc::from_raw(ptr) });
        let _more = ManuallyDrop::new(real::Arc::clone(&this));
    }

    /// One owner less.
    ///
    /// # Safety
    ///
    /// As std's.
    pub unsafe fn decrement_strong_count(ptr: *const T) {
        // SAFETY: the caller promises that this share exists, and gives it up.
        drop(unsafe { Self::from_raw(ptr) });
    }
}

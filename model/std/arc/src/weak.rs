//! A pointer that keeps nothing alive.

use super::{Arc, hooks};
use std::fmt;
use std::marker::Unsize;
use std::mem::ManuallyDrop;
use std::ops::{CoerceUnsized, DispatchFromDyn};
use std::ptr;
use std::sync as real;

/// A pointer to what others own.
#[repr(transparent)]
pub struct Weak<T: ?Sized> {
    inner: real::Weak<T>,
}

impl<T> Weak<T> {
    /// A pointer to nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self { inner: real::Weak::new() }
    }

    /// The same pointer with another name.
    pub(crate) fn of_real_ref(inner: &real::Weak<T>) -> &Self {
        // SAFETY: a `Weak` is nothing but std's.
        unsafe { &*ptr::from_ref(inner).cast() }
    }
}

impl<T: ?Sized> Weak<T> {
    pub(crate) fn of_real(inner: real::Weak<T>) -> Self {
        Self { inner }
    }

    /// Where the counts are; nowhere for a pointer to nothing, which shares none.
    fn at(&self) -> Option<usize> {
        let at = self.inner.as_ptr().addr();
        (at != usize::MAX).then_some(at)
    }

    #[track_caller]
    fn change(&self) {
        if let Some(at) = self.at() {
            hooks::change(at);
        }
    }

    #[track_caller]
    fn ask<R>(&self, answer: impl FnOnce() -> R, changes: impl FnOnce(&R) -> bool) -> R {
        match self.at() {
            Some(at) => hooks::ask(at, answer, changes),
            None => answer(),
        }
    }

    /// A share of the value, if anybody still owns it.
    #[must_use = "this returns a new `Arc`, without modifying the original weak pointer"]
    #[track_caller]
    pub fn upgrade(&self) -> Option<Arc<T>> {
        self.ask(|| self.inner.upgrade(), Option::is_some).map(Arc::of_real)
    }

    /// How many own the value.
    #[must_use]
    #[track_caller]
    pub fn strong_count(&self) -> usize {
        self.ask(|| self.inner.strong_count(), |_| false)
    }

    /// How many have a weak pointer to the value; none when nobody owns it any more.
    #[must_use]
    #[track_caller]
    pub fn weak_count(&self) -> usize {
        self.ask(|| self.inner.weak_count(), |_| false)
    }

    /// Whether both point to one value, or both to nothing.
    #[must_use]
    pub fn ptr_eq(&self, other: &Self) -> bool {
        self.inner.ptr_eq(&other.inner)
    }

    /// Where the value is, or was.
    #[must_use]
    pub fn as_ptr(&self) -> *const T {
        self.inner.as_ptr()
    }

    /// The pointer, without its name.
    #[must_use = "losing the pointer will leak memory"]
    pub fn into_raw(self) -> *const T {
        let this = ManuallyDrop::new(self);
        this.inner.as_ptr()
    }

    /// The pointer that `into_raw` took the name from.
    ///
    /// # Safety
    ///
    /// As std's.
    pub unsafe fn from_raw(ptr: *const T) -> Self {
        // SAFETY: the caller promises it.
        Self::of_real(unsafe { real::Weak::from_raw(ptr) })
    }
}

// SAFETY: a drop never looks at the value.
unsafe impl<#[may_dangle] T: ?Sized> Drop for Weak<T> {
    fn drop(&mut self) {
        self.change();
    }
}

impl<T: ?Sized> Clone for Weak<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        self.change();
        Self::of_real(self.inner.clone())
    }
}

impl<T> Default for Weak<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: ?Sized> fmt::Debug for Weak<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Weak<U>> for Weak<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Weak<U>> for Weak<T> {}

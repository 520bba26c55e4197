//! `std::sync::Arc` and `Weak` whose counts are shared state of the model.
//!
//! Both wrap std's own. What they add is a word to the engine before each operation that changes the
//! counts or asks for them: who still owns the value depends on the schedule.
//!
//! Only std may say on stable Rust that a pointer coerces to `Arc<dyn Trait>` and can be `self`. So
//! `build.rs` of the model's std compiles this crate, and nothing else, with those features.

#![feature(
    clone_to_uninit,
    coerce_unsized,
    dispatch_from_dyn,
    dropck_eyepatch,
    legacy_receiver_trait,
    new_zeroed_alloc,
    pin_coerce_unsized_trait,
    unsize
)]
#![allow(stable_features, reason = "some of them are stable in newer versions of Rust")]
#![warn(missing_docs, unsafe_op_in_unsafe_fn)]

mod construct;
mod convert;
mod count;
mod files;
mod hooks;
mod ops;
mod raw;
mod unique;
mod wake;
mod weak;

pub use wake::Wake;
pub use weak::Weak;

use std::marker::Unsize;
use std::mem::ManuallyDrop;
use std::ops::{CoerceUnsized, DispatchFromDyn, LegacyReceiver};
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::pin::PinCoerceUnsized;
use std::ptr;
use std::sync as real;

/// A pointer to a value that its owners share.
#[repr(transparent)]
pub struct Arc<T: ?Sized> {
    inner: real::Arc<T>,
}

impl<T: ?Sized> Arc<T> {
    fn of_real(inner: real::Arc<T>) -> Self {
        Self { inner }
    }

    /// The share as std knows it, without a word to the engine: nobody loses or gets one.
    fn into_real(this: Self) -> real::Arc<T> {
        let this = ManuallyDrop::new(this);
        // SAFETY: `this` is not used again, and does not drop what was read.
        unsafe { ptr::read(&this.inner) }
    }

    /// What the engine tells the counts of this allocation from others by.
    fn at(&self) -> usize {
        real::Arc::as_ptr(&self.inner).addr()
    }
}

// SAFETY: a drop only drops the value, as std's does, and never looks at it.
unsafe impl<#[may_dangle] T: ?Sized> Drop for Arc<T> {
    fn drop(&mut self) {
        hooks::change(self.at());
    }
}

impl<T: ?Sized> Clone for Arc<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        hooks::change(self.at());
        Self::of_real(real::Arc::clone(&self.inner))
    }
}

impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Arc<U>> for Arc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Arc<U>> for Arc<T> {}
impl<T: ?Sized> LegacyReceiver for Arc<T> {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for Arc<T> {}
// SAFETY: it points to one value as long as it lives, whatever it is coerced to.
unsafe impl<T: ?Sized> PinCoerceUnsized for Arc<T> {}

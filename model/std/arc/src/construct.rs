//! How an `Arc` comes into being. Nobody else has it then, so there is nothing to schedule.

use super::{Arc, Weak, hooks};
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::sync as real;

impl<T> Arc<T> {
    /// The first owner of `data`.
    pub fn new(data: T) -> Self {
        Self::of_real(real::Arc::new(data))
    }

    /// The first owner of a value that may hold a pointer to itself.
    #[track_caller]
    pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Self {
        Self::of_real(real::Arc::new_cyclic(|weak| {
            let weak = Weak::of_real_ref(weak);
            let data = data_fn(weak);
            // From now on, those who have got the weak pointer can follow it.
            hooks::change(weak.as_ptr().addr());
            data
        }))
    }

    /// The first owner of a value that never moves.
    pub fn pin(data: T) -> Pin<Self> {
        // SAFETY: an `Arc` never moves its value, and gives none but its last owner access to it.
        unsafe { Pin::new_unchecked(Self::new(data)) }
    }

    /// Room for a value.
    pub fn new_uninit() -> Arc<MaybeUninit<T>> {
        Arc::of_real(real::Arc::new_uninit())
    }

    /// Room for a value, full of zeros.
    pub fn new_zeroed() -> Arc<MaybeUninit<T>> {
        Arc::of_real(real::Arc::new_zeroed())
    }
}

impl<T> Arc<[T]> {
    /// Room for `len` values.
    pub fn new_uninit_slice(len: usize) -> Arc<[MaybeUninit<T>]> {
        Arc::of_real(real::Arc::new_uninit_slice(len))
    }

    /// Room for `len` values, full of zeros.
    pub fn new_zeroed_slice(len: usize) -> Arc<[MaybeUninit<T>]> {
        Arc::of_real(real::Arc::new_zeroed_slice(len))
    }
}

impl<T> Arc<MaybeUninit<T>> {
    /// The value that was written there.
    ///
    /// # Safety
    ///
    /// A value was written there.
    pub unsafe fn assume_init(self) -> Arc<T> {
        // SAFETY: the caller promises it.
        Arc::of_real(unsafe { Self::into_real(self).assume_init() })
    }
}

impl<T> Arc<[MaybeUninit<T>]> {
    /// The values that were written there.
    ///
    /// # Safety
    ///
    /// Every value was written.
    pub unsafe fn assume_init(self) -> Arc<[T]> {
        // SAFETY: the caller promises it.
        Arc::of_real(unsafe { Self::into_real(self).assume_init() })
    }
}

impl<T: Default> Default for Arc<T> {
    fn default() -> Self {
        Self::of_real(real::Arc::default())
    }
}

impl<T> Default for Arc<[T]> {
    fn default() -> Self {
        Self::of_real(real::Arc::default())
    }
}

impl Default for Arc<str> {
    fn default() -> Self {
        Self::of_real(real::Arc::default())
    }
}

impl<T> Default for Pin<Arc<T>>
where
    T: Default,
{
    fn default() -> Self {
        Arc::pin(T::default())
    }
}

//! What is asked of an `Arc` and its counts.

use super::{Arc, Weak, hooks};
use std::any::Any;
use std::sync as real;

impl<T: ?Sized> Arc<T> {
    /// How many own the value.
    #[must_use]
    #[track_caller]
    pub fn strong_count(this: &Self) -> usize {
        hooks::ask(this.at(), || real::Arc::strong_count(&this.inner), |_| false)
    }

    /// How many have a weak pointer to the value.
    #[must_use]
    #[track_caller]
    pub fn weak_count(this: &Self) -> usize {
        hooks::ask(this.at(), || real::Arc::weak_count(&this.inner), |_| false)
    }

    /// A pointer that keeps nothing alive.
    #[must_use = "this returns a new `Weak` pointer, without modifying the original `Arc`"]
    #[track_caller]
    pub fn downgrade(this: &Self) -> Weak<T> {
        hooks::change(this.at());
        Weak::of_real(real::Arc::downgrade(&this.inner))
    }

    /// Whether both point to one value.
    #[must_use]
    pub fn ptr_eq(this: &Self, other: &Self) -> bool {
        real::Arc::ptr_eq(&this.inner, &other.inner)
    }
}

impl Arc<dyn Any + Send + Sync> {
    /// A pointer to what the value is.
    ///
    /// # Errors
    ///
    /// The pointer as it was, if the value is something else.
    pub fn downcast<T: Any + Send + Sync>(self) -> Result<Arc<T>, Self> {
        Self::into_real(self).downcast().map(Arc::of_real).map_err(Self::of_real)
    }
}

//! What only the last owner gets: the value itself, and the right to change it.

use super::{Arc, hooks};
use std::clone::CloneToUninit;
use std::sync as real;

impl<T> Arc<T> {
    /// The value, for its last owner.
    ///
    /// # Errors
    ///
    /// The pointer as it was, if there are others.
    #[track_caller]
    pub fn try_unwrap(this: Self) -> Result<T, Self> {
        let taken = hooks::ask(
            this.at(),
            // What comes back goes on as it was: no share is dropped in between.
            move || real::Arc::try_unwrap(Self::into_real(this)),
            Result::is_ok,
        );
        taken.map_err(Self::of_real)
    }

    /// Gives the share up, and takes the value if it was the last.
    #[track_caller]
    pub fn into_inner(this: Self) -> Option<T> {
        hooks::ask(this.at(), move || real::Arc::into_inner(Self::into_real(this)), |_| true)
    }

    /// The value for its last owner, for others a copy of it.
    #[track_caller]
    pub fn unwrap_or_clone(this: Self) -> T
    where
        T: Clone,
    {
        Self::try_unwrap(this).unwrap_or_else(|shared| (*shared).clone())
    }
}

impl<T: ?Sized> Arc<T> {
    /// Access to the value, for the only one who has a pointer to it.
    #[track_caller]
    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        hooks::ask(this.at(), || real::Arc::get_mut(&mut this.inner), |_| false)
    }
}

impl<T: ?Sized + CloneToUninit> Arc<T> {
    /// Access to the value; others keep theirs, and this one gets a copy.
    #[track_caller]
    pub fn make_mut(this: &mut Self) -> &mut T {
        let has_others = |owners: &usize| *owners > 1;
        let owners = hooks::ask(this.at(), || real::Arc::strong_count(&this.inner), |_| false);
        if has_others(&owners) {
            Self::copy_for(this);
        }
        // Nobody else owns it now; weak pointers lose it in the same step.
        real::Arc::make_mut(&mut this.inner)
    }

    /// Copies what is shared. The old share is dropped in a step of its own: until then, others who ask find one more owner.
    #[track_caller]
    fn copy_for(this: &mut Self) {
        let shared = Self::of_real(real::Arc::clone(&this.inner));
        real::Arc::make_mut(&mut this.inner);
        drop(shared);
    }
}

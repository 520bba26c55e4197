//! How locks and guards are shown.

use std::fmt;

/// In place of the value of a lock that another thread holds.
pub(crate) struct Locked;

impl fmt::Debug for Locked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<locked>")
    }
}

/// A guard is shown as what it guards.
macro_rules! shown_as_its_value {
    ($($guard:ident $(<$R:ident>)?)*) => {$(
        impl<$($R: crate::fairness::Fairness,)? T: ?Sized + std::fmt::Debug> std::fmt::Debug for $guard<'_, $($R,)? T> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                (**self).fmt(f)
            }
        }

        impl<$($R: crate::fairness::Fairness,)? T: ?Sized + std::fmt::Display> std::fmt::Display for $guard<'_, $($R,)? T> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                (**self).fmt(f)
            }
        }
    )*};
}

pub(crate) use shown_as_its_value;

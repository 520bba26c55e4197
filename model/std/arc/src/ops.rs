//! What an `Arc` is because its value is.

use super::Arc;
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::error::Error;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

impl<T: ?Sized> Deref for Arc<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.inner
    }
}

impl<T: ?Sized> AsRef<T> for Arc<T> {
    fn as_ref(&self) -> &T {
        &self.inner
    }
}

impl<T: ?Sized> Borrow<T> for Arc<T> {
    fn borrow(&self) -> &T {
        &self.inner
    }
}

// A value that equals itself is not compared with itself: std's knows which do.
impl<T: ?Sized + PartialEq> PartialEq for Arc<T> {
    fn eq(&self, other: &Self) -> bool {
        self.inner == other.inner
    }

    #[allow(clippy::partialeq_ne_impl, reason = "a value may have its own")]
    fn ne(&self, other: &Self) -> bool {
        self.inner != other.inner
    }
}

impl<T: ?Sized + Eq> Eq for Arc<T> {}

impl<T: ?Sized + PartialOrd> PartialOrd for Arc<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.inner.partial_cmp(&other.inner)
    }

    fn lt(&self, other: &Self) -> bool {
        self.inner < other.inner
    }

    fn le(&self, other: &Self) -> bool {
        self.inner <= other.inner
    }

    fn gt(&self, other: &Self) -> bool {
        self.inner > other.inner
    }

    fn ge(&self, other: &Self) -> bool {
        self.inner >= other.inner
    }
}

impl<T: ?Sized + Ord> Ord for Arc<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.inner.cmp(&other.inner)
    }
}

impl<T: ?Sized + Hash> Hash for Arc<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.inner.hash(state);
    }
}

macro_rules! formats {
    ($($Trait:ident $(: $Bound:ident)?),*) => {$(
        impl<T: ?Sized $(+ fmt::$Bound)?> fmt::$Trait for Arc<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::$Trait::fmt(&self.inner, f)
            }
        }
    )*};
}
formats!(Debug: Debug, Display: Display, Pointer);

#[allow(deprecated, reason = "old programs still ask so")]
impl<T: Error + ?Sized> Error for Arc<T> {
    fn description(&self) -> &str {
        (**self).description()
    }

    fn cause(&self) -> Option<&dyn Error> {
        (**self).cause()
    }

    fn source(&self) -> Option<&(dyn Error + 'static)> {
        (**self).source()
    }
}

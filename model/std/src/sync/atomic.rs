//! `std::sync::atomic`. Every operation is sequentially consistent, whatever ordering it names; an
//! ordering that std refuses is refused here too.

mod flag;
mod integer;
mod pointer;

pub use flag::AtomicBool;
pub use integer::{
    AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicU8, AtomicU16, AtomicU32, AtomicU64,
    AtomicUsize,
};
pub use pointer::AtomicPtr;
pub use std::sync::atomic::Ordering;

/// As [`crate::hint::spin_loop`].
#[deprecated(since = "1.51.0", note = "use hint::spin_loop instead")]
pub fn spin_loop_hint() {
    crate::hint::spin_loop();
}

/// False.
#[deprecated(since = "1.34.0", note = "the `new` function is now preferred")]
#[expect(clippy::declare_interior_mutable_const, reason = "as std's")]
pub const ATOMIC_BOOL_INIT: AtomicBool = AtomicBool::new(false);
/// 0.
#[deprecated(since = "1.34.0", note = "the `new` function is now preferred")]
#[expect(clippy::declare_interior_mutable_const, reason = "as std's")]
pub const ATOMIC_ISIZE_INIT: AtomicIsize = AtomicIsize::new(0);
/// 0.
#[deprecated(since = "1.34.0", note = "the `new` function is now preferred")]
#[expect(clippy::declare_interior_mutable_const, reason = "as std's")]
pub const ATOMIC_USIZE_INIT: AtomicUsize = AtomicUsize::new(0);

/// Nothing: in the model, every operation is ordered already.
pub fn fence(order: Ordering) {
    assert!(order != Ordering::Relaxed, "there is no such thing as a relaxed fence");
}

/// Nothing, as [`fence`].
pub fn compiler_fence(order: Ordering) {
    assert!(order != Ordering::Relaxed, "there is no such thing as a relaxed compiler fence");
}

#[track_caller]
fn check_load(order: Ordering) {
    match order {
        Ordering::Release => panic!("there is no such thing as a release load"),
        Ordering::AcqRel => panic!("there is no such thing as an acquire-release load"),
        _ => {}
    }
}

#[track_caller]
fn check_store(order: Ordering) {
    match order {
        Ordering::Acquire => panic!("there is no such thing as an acquire store"),
        Ordering::AcqRel => panic!("there is no such thing as an acquire-release store"),
        _ => {}
    }
}

#[track_caller]
fn check_failure(order: Ordering) {
    match order {
        Ordering::Release => panic!("there is no such thing as a release failure ordering"),
        Ordering::AcqRel => panic!("there is no such thing as an acquire-release failure ordering"),
        _ => {}
    }
}

/// What all atomics have.
macro_rules! atomic_basics {
    ($Atomic:ident $(<$T:ident>)?, $value:ty) => {
        impl$(<$T>)? std::panic::RefUnwindSafe for $Atomic$(<$T>)? {}

        impl$(<$T>)? $Atomic$(<$T>)? {
            /// An atomic that holds `value`.
            #[track_caller]
            pub const fn new(value: $value) -> Self {
                Self { inner: Atomic::new(value) }
            }

            /// Reads.
            #[track_caller]
            pub fn load(&self, order: Ordering) -> $value {
                super::check_load(order);
                self.inner.load()
            }

            /// Writes.
            #[track_caller]
            pub fn store(&self, value: $value, order: Ordering) {
                super::check_store(order);
                self.inner.store(value);
            }

            /// Writes, and returns the old value.
            #[track_caller]
            pub fn swap(&self, value: $value, _order: Ordering) -> $value {
                self.inner.update(|_| value)
            }

            /// Writes `new` if the value is `current`, and returns the old value.
            #[deprecated(
                since = "1.50.0",
                note = "Use `compare_exchange` or `compare_exchange_weak` instead"
            )]
            #[track_caller]
            pub fn compare_and_swap(&self, current: $value, new: $value, _order: Ordering) -> $value {
                self.inner.compare_exchange(current, new).unwrap_or_else(|other| other)
            }

            /// Writes `new` if the value is `current`.
            ///
            /// # Errors
            ///
            /// The value, if it is another.
            #[track_caller]
            pub fn compare_exchange(
                &self,
                current: $value,
                new: $value,
                _success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                super::check_failure(failure);
                self.inner.compare_exchange(current, new)
            }

            /// As `compare_exchange`, and may fail for no reason.
            ///
            /// # Errors
            ///
            /// The value, which may be `current`.
            #[track_caller]
            pub fn compare_exchange_weak(
                &self,
                current: $value,
                new: $value,
                _success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                super::check_failure(failure);
                self.inner.compare_exchange_weak(current, new)
            }

            /// Writes what `f` makes of the value, and tries again when another thread was faster.
            ///
            /// # Errors
            ///
            /// The value, when `f` makes nothing of it.
            #[track_caller]
            pub fn fetch_update<F: FnMut($value) -> Option<$value>>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                mut f: F,
            ) -> Result<$value, $value> {
                let mut seen = self.load(fetch_order);
                while let Some(next) = f(seen) {
                    match self.compare_exchange_weak(seen, next, set_order, fetch_order) {
                        Ok(old) => return Ok(old),
                        Err(now) => seen = now,
                    }
                }
                Err(seen)
            }

            /// The same as `fetch_update`.
            ///
            /// # Errors
            ///
            /// The value, when `f` makes nothing of it.
            #[track_caller]
            pub fn try_update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: impl FnMut($value) -> Option<$value>,
            ) -> Result<$value, $value> {
                self.fetch_update(set_order, fetch_order, f)
            }

            /// As `fetch_update`, where `f` always makes something of the value.
            #[track_caller]
            pub fn update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                mut f: impl FnMut($value) -> $value,
            ) -> $value {
                let updated = self.fetch_update(set_order, fetch_order, |value| Some(f(value)));
                updated.unwrap_or_else(|value| value)
            }

            /// The value, where nobody else can reach it.
            pub fn get_mut(&mut self) -> &mut $value {
                self.inner.get_mut()
            }

            /// The value.
            pub fn into_inner(self) -> $value {
                self.inner.into_inner()
            }
        }

        impl$(<$T>)? From<$value> for $Atomic$(<$T>)? {
            #[track_caller]
            fn from(value: $value) -> Self {
                Self::new(value)
            }
        }

        impl$(<$T>)? fmt::Debug for $Atomic$(<$T>)? {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.load(Ordering::Relaxed).fmt(f)
            }
        }
    };
}
use atomic_basics;

/// The default is the value's own.
macro_rules! atomic_default {
    ($Atomic:ident) => {
        impl Default for $Atomic {
            #[track_caller]
            fn default() -> Self {
                Self::new(Default::default())
            }
        }
    };
}
use atomic_default;

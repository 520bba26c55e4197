//! Atomic integers.

use super::{Ordering, atomic_basics, atomic_default};
use runtime::atomic::Atomic;
use std::fmt;

macro_rules! atomic_integer {
    ($($Atomic:ident $int:ident),*) => {$(
        /// An atomic integer.
        pub struct $Atomic {
            inner: Atomic<$int>,
        }

        atomic_basics!($Atomic, $int);
        atomic_default!($Atomic);

        impl $Atomic {
            /// Adds, wrapping around, and returns the old value.
            #[track_caller]
            pub fn fetch_add(&self, value: $int, _order: Ordering) -> $int {
                self.inner.update(|old| old.wrapping_add(value))
            }

            /// Subtracts, wrapping around, and returns the old value.
            #[track_caller]
            pub fn fetch_sub(&self, value: $int, _order: Ordering) -> $int {
                self.inner.update(|old| old.wrapping_sub(value))
            }

            /// Keeps the bits that are in both, and returns the old value.
            #[track_caller]
            pub fn fetch_and(&self, value: $int, _order: Ordering) -> $int {
                self.inner.update(|old| old & value)
            }

            /// Keeps the bits that are not in both, and returns the old value.
            #[track_caller]
            pub fn fetch_nand(&self, value: $int, _order: Ordering) -> $int {
                self.inner.update(|old| !(old & value))
            }

            /// Keeps the bits that are in either, and returns the old value.
            #[track_caller]
            pub fn fetch_or(&self, value: $int, _order: Ordering) -> $int {
                self.inner.update(|old| old | value)
            }

            /// Keeps the bits that are in one only, and returns the old value.
            #[track_caller]
            pub fn fetch_xor(&self, value: $int, _order: Ordering) -> $int {
                self.inner.update(|old| old ^ value)
            }

            /// Keeps the larger, and returns the old value.
            #[track_caller]
            pub fn fetch_max(&self, value: $int, _order: Ordering) -> $int {
                self.inner.update(|old| old.max(value))
            }

            /// Keeps the smaller, and returns the old value.
            #[track_caller]
            pub fn fetch_min(&self, value: $int, _order: Ordering) -> $int {
                self.inner.update(|old| old.min(value))
            }
        }
    )*};
}

atomic_integer!(AtomicU8 u8, AtomicU16 u16, AtomicU32 u32, AtomicU64 u64, AtomicUsize usize);
atomic_integer!(AtomicI8 i8, AtomicI16 i16, AtomicI32 i32, AtomicI64 i64, AtomicIsize isize);

//! Atomic integers of every width.

use std::sync::atomic::*;

use crate::claim;

/// Calls a macro with every integer atomic and the integer in it.
macro_rules! of_every_width {
    ($check:ident) => {
        $check!(AtomicU8, u8);
        $check!(AtomicU16, u16);
        $check!(AtomicU32, u32);
        $check!(AtomicU64, u64);
        $check!(AtomicUsize, usize);
        $check!(AtomicI8, i8);
        $check!(AtomicI16, i16);
        $check!(AtomicI32, i32);
        $check!(AtomicI64, i64);
        $check!(AtomicIsize, isize);
    };
}

#[test]
fn load_sees_what_store_wrote() {
    macro_rules! check {
        ($Atomic:ident, $int:ident) => {
            let number = $Atomic::new($int::MIN);
            assert_eq!(number.load(Ordering::Acquire), $int::MIN);
            number.store($int::MAX, Ordering::Release);
            assert_eq!(number.load(Ordering::SeqCst), $int::MAX);
        };
    }
    claim(|| {
        of_every_width!(check);
    });
}

#[test]
fn swap_returns_the_old_value() {
    macro_rules! check {
        ($Atomic:ident, $int:ident) => {
            let number = $Atomic::new(1);
            assert_eq!(number.swap(2, Ordering::AcqRel), 1);
            assert_eq!(number.into_inner(), 2);
        };
    }
    claim(|| {
        of_every_width!(check);
    });
}

#[test]
fn compare_exchange_writes_only_over_what_was_expected() {
    macro_rules! check {
        ($Atomic:ident, $int:ident) => {
            let number = $Atomic::new(1);
            let exchange = |from, to| number.compare_exchange(from, to, Ordering::SeqCst, Ordering::Relaxed);
            assert_eq!(exchange(1, 2), Ok(1));
            assert_eq!(exchange(1, 3), Err(2));
            assert_eq!(number.into_inner(), 2);
        };
    }
    claim(|| {
        of_every_width!(check);
    });
}

#[test]
fn compare_exchange_weak_succeeds_in_the_end() {
    macro_rules! check {
        ($Atomic:ident, $int:ident) => {
            let number = $Atomic::new(5);
            let mut seen = number.load(Ordering::Relaxed);
            while let Err(now) =
                number.compare_exchange_weak(seen, seen + 1, Ordering::AcqRel, Ordering::Relaxed)
            {
                seen = now;
            }
            assert_eq!(number.into_inner(), 6);
        };
    }
    claim(|| {
        of_every_width!(check);
    });
}

#[test]
fn fetch_add_and_fetch_sub_return_the_old_value_and_wrap() {
    macro_rules! check {
        ($Atomic:ident, $int:ident) => {
            let number = $Atomic::new($int::MAX);
            assert_eq!(number.fetch_add(1, Ordering::Relaxed), $int::MAX);
            assert_eq!(number.load(Ordering::Relaxed), $int::MIN);
            assert_eq!(number.fetch_sub(1, Ordering::Relaxed), $int::MIN);
            assert_eq!(number.into_inner(), $int::MAX);
        };
    }
    claim(|| {
        of_every_width!(check);
    });
}

#[test]
fn fetch_max_and_fetch_min_keep_the_larger_and_the_smaller() {
    macro_rules! check {
        ($Atomic:ident, $int:ident) => {
            let number = $Atomic::new(5);
            assert_eq!(number.fetch_max(3, Ordering::SeqCst), 5);
            assert_eq!(number.fetch_max(9, Ordering::SeqCst), 5);
            assert_eq!(number.fetch_min(7, Ordering::SeqCst), 9);
            assert_eq!(number.into_inner(), 7);
        };
    }
    claim(|| {
        of_every_width!(check);
    });
}

#[test]
fn the_bitwise_operations_return_the_old_value() {
    macro_rules! check {
        ($Atomic:ident, $int:ident) => {
            let bits = $Atomic::new(0b1100);
            assert_eq!(bits.fetch_and(0b0110, Ordering::SeqCst), 0b1100);
            assert_eq!(bits.fetch_or(0b0011, Ordering::SeqCst), 0b0100);
            assert_eq!(bits.fetch_xor(0b0101, Ordering::SeqCst), 0b0111);
            assert_eq!(bits.fetch_nand(0b0011, Ordering::SeqCst), 0b0010);
            assert_eq!(bits.into_inner(), !0b0010);
        };
    }
    claim(|| {
        of_every_width!(check);
    });
}

#[test]
fn fetch_update_writes_what_its_closure_makes_or_nothing() {
    macro_rules! check {
        ($Atomic:ident, $int:ident) => {
            let number = $Atomic::new(4);
            let halve = |n: $int| (n % 2 == 0).then_some(n / 2);
            let update = || number.fetch_update(Ordering::SeqCst, Ordering::SeqCst, halve);
            assert_eq!([update(), update(), update()], [Ok(4), Ok(2), Err(1)]);
        };
    }
    claim(|| {
        of_every_width!(check);
    });
}

#[test]
fn the_owner_of_an_atomic_reaches_its_value_directly() {
    macro_rules! check {
        ($Atomic:ident, $int:ident) => {
            let mut number = $Atomic::from(7 as $int);
            *number.get_mut() += 1;
            assert_eq!(format!("{number:?}"), "8");
            assert_eq!(number.into_inner(), 8);
            assert_eq!($Atomic::default().into_inner(), 0);
        };
    }
    claim(|| {
        of_every_width!(check);
    });
}

#[test]
fn an_atomic_pointer_is_shown_as_its_pointer() {
    claim(|| {
        let mut value = 0;
        let plain = &raw mut value;
        assert_eq!(format!("{:p}", AtomicPtr::new(plain)), format!("{plain:p}"));
    });
}

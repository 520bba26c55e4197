//! What std has had since Rust 1.89 or later, so that the real one need not have it.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicPtr, Ordering};

use crate::claim;

#[test]
fn an_owner_may_change_what_is_made_lazily() {
    claim(|| {
        let mut lazy = LazyLock::new(|| 1);
        assert_eq!(LazyLock::get_mut(&mut lazy), None);
        *LazyLock::force_mut(&mut lazy) += 1;
        *lazy += 1;
        assert_eq!(LazyLock::get_mut(&mut lazy), Some(&mut 3));
        assert_eq!((*lazy, LazyLock::get(&lazy)), (3, Some(&3)));
    });
}

#[test]
fn a_pointer_moves_within_an_array() {
    claim(|| {
        let mut values = [0u32; 4];
        let first = values.as_mut_ptr();
        let pointer = AtomicPtr::new(first);
        assert_eq!(pointer.fetch_ptr_add(3, Ordering::SeqCst), first);
        assert_eq!(pointer.fetch_ptr_sub(1, Ordering::SeqCst), first.wrapping_add(3));
        assert_eq!(pointer.fetch_byte_add(4, Ordering::SeqCst), first.wrapping_add(2));
        assert_eq!(pointer.fetch_byte_sub(12, Ordering::SeqCst), first.wrapping_add(3));
        assert_eq!(pointer.into_inner(), first);
    });
}

#[test]
fn the_address_of_a_pointer_may_carry_a_mark() {
    claim(|| {
        let mut value = 0u32;
        let plain = &raw mut value;
        let pointer = AtomicPtr::new(plain);
        assert_eq!(pointer.fetch_or(1, Ordering::SeqCst), plain);
        assert_eq!(pointer.fetch_xor(3, Ordering::SeqCst).addr(), plain.addr() | 1);
        assert_eq!(pointer.fetch_and(!3, Ordering::SeqCst).addr(), plain.addr() | 2);
        assert_eq!(pointer.into_inner(), plain);
    });
}

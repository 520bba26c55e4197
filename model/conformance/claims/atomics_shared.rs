//! Atomic booleans and pointers, and atomics between threads.

use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU32, Ordering};
use std::thread;

use crate::claim;

#[test]
fn an_atomic_bool_does_what_booleans_do() {
    claim(|| {
        let flag = AtomicBool::new(true);
        assert!(flag.fetch_and(false, Ordering::SeqCst));
        assert!(!flag.fetch_or(true, Ordering::SeqCst));
        assert!(flag.fetch_xor(true, Ordering::SeqCst));
        assert!(!flag.fetch_nand(true, Ordering::SeqCst));
        assert!(flag.fetch_not(Ordering::SeqCst));
        assert!(!flag.swap(true, Ordering::SeqCst));
        let taken = flag.compare_exchange(true, false, Ordering::SeqCst, Ordering::SeqCst);
        assert_eq!(taken, Ok(true));
        let again = flag.compare_exchange(true, false, Ordering::SeqCst, Ordering::SeqCst);
        assert_eq!(again, Err(false));
    });
}

#[test]
fn an_atomic_bool_is_owned_and_shown_as_a_boolean() {
    claim(|| {
        let mut flag = AtomicBool::default();
        assert_eq!(format!("{flag:?}"), "false");
        *flag.get_mut() = true;
        let raised = flag.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |up| Some(!up));
        assert_eq!((raised, flag.into_inner()), (Ok(true), false));
        assert!(AtomicBool::from(true).into_inner());
    });
}

#[test]
fn an_atomic_pointer_holds_a_pointer() {
    claim(|| {
        let (mut left, mut right) = (1, 2);
        let (left, right) = (ptr::from_mut(&mut left), ptr::from_mut(&mut right));
        let pointer = AtomicPtr::new(left);
        assert_eq!(pointer.swap(right, Ordering::SeqCst), left);
        let back = pointer.compare_exchange(right, left, Ordering::SeqCst, Ordering::SeqCst);
        assert_eq!(back, Ok(right));
        pointer.store(ptr::null_mut(), Ordering::Release);
        assert!(pointer.load(Ordering::Acquire).is_null());
        assert!(AtomicPtr::<u8>::default().into_inner().is_null());
    });
}

#[test]
fn no_fetch_add_is_lost() {
    claim(|| {
        let counter = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| counter.fetch_add(1, Ordering::Relaxed));
            }
        });
        assert_eq!(counter.into_inner(), 3);
    });
}

#[test]
fn no_addition_by_compare_exchange_is_lost() {
    claim(|| {
        let counter = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| counter.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| Some(n + 1)));
            }
        });
        assert_eq!(counter.into_inner(), 2);
    });
}

#[test]
fn of_two_threads_that_swap_a_flag_one_finds_it_down() {
    claim(|| {
        let flag = AtomicBool::new(false);
        let winners: u32 = thread::scope(|scope| {
            let threads = [0, 1].map(|_| scope.spawn(|| !flag.swap(true, Ordering::SeqCst)));
            threads.into_iter().map(|won| u32::from(won.join().unwrap())).sum()
        });
        assert_eq!(winners, 1);
    });
}

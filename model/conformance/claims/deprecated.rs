//! What std calls deprecated and tutorials still use.
#![expect(deprecated, reason = "that is what it is about")]

use std::sync::atomic::{self, AtomicBool, AtomicIsize, AtomicPtr, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, ONCE_INIT, Once};
use std::thread;
use std::time::{Duration, Instant};

use crate::{claim, claim_in_time};

#[test]
fn sleep_ms_sleeps_so_many_milliseconds() {
    claim(|| {
        let start = Instant::now();
        thread::sleep_ms(5);
        assert!(start.elapsed() >= Duration::from_millis(5));
    });
}

#[test]
fn park_timeout_ms_ends_by_itself_or_by_a_token() {
    claim(|| {
        thread::park_timeout_ms(5);
        thread::current().unpark();
        thread::park_timeout_ms(u32::MAX);
    });
}

#[test]
fn wait_timeout_ms_tells_whether_the_time_was_not_over() {
    claim_in_time(|| {
        let (ready, changed) = (Mutex::new(false), Condvar::new());
        let (mut guard, mut in_time) = (ready.lock().unwrap(), true);
        while in_time {
            (guard, in_time) = changed.wait_timeout_ms(guard, 1).unwrap();
        }
        drop(guard);
        thread::scope(|scope| {
            scope.spawn(|| {
                *ready.lock().unwrap() = true;
                changed.notify_all();
            });
            let mut guard = ready.lock().unwrap();
            while !*guard {
                let (again, in_time) = changed.wait_timeout_ms(guard, u32::MAX).unwrap();
                assert!(in_time);
                guard = again;
            }
        });
    });
}

#[test]
fn compare_and_swap_returns_what_was_there() {
    claim(|| {
        let number = AtomicUsize::new(1);
        assert_eq!(number.compare_and_swap(1, 2, Ordering::SeqCst), 1);
        assert_eq!(number.compare_and_swap(1, 3, Ordering::AcqRel), 2);
        assert_eq!(number.into_inner(), 2);
        let flag = AtomicBool::new(false);
        assert!(!flag.compare_and_swap(false, true, Ordering::Acquire));
        assert!(flag.compare_and_swap(false, true, Ordering::Release));
        let mut value = 1;
        let pointer = AtomicPtr::new(&raw mut value);
        assert_eq!(
            pointer.compare_and_swap(&raw mut value, std::ptr::null_mut(), Ordering::Relaxed),
            &raw mut value
        );
        assert!(pointer.into_inner().is_null());
    });
}

#[test]
fn one_of_two_threads_swaps() {
    claim(|| {
        static TAKEN: AtomicBool = atomic::ATOMIC_BOOL_INIT;
        let take = || !TAKEN.compare_and_swap(false, true, Ordering::SeqCst);
        let other = thread::spawn(take);
        let mine = take();
        assert_ne!(mine, other.join().unwrap());
    });
}

#[test]
fn the_initial_constants_are_false_and_zero() {
    claim(|| {
        static FLAG: AtomicBool = atomic::ATOMIC_BOOL_INIT;
        static SIGNED: AtomicIsize = atomic::ATOMIC_ISIZE_INIT;
        static COUNT: AtomicUsize = atomic::ATOMIC_USIZE_INIT;
        assert!(!FLAG.swap(true, Ordering::SeqCst));
        assert_eq!(SIGNED.fetch_sub(1, Ordering::SeqCst), 0);
        assert_eq!(COUNT.fetch_add(1, Ordering::SeqCst), 0);
    });
}

#[test]
fn a_once_of_the_initial_constant_runs_once() {
    claim(|| {
        static START: Once = ONCE_INIT;
        let mut runs = 0;
        START.call_once(|| runs += 1);
        START.call_once(|| runs += 1);
        assert_eq!(runs, 1);
    });
}

#[test]
fn who_spins_with_a_hint_sees_the_flag_in_the_end() {
    claim(|| {
        let flag = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| flag.store(true, Ordering::Release));
            while !flag.load(Ordering::Acquire) {
                atomic::spin_loop_hint();
            }
        });
    });
}

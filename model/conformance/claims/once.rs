//! `Once`: done one time, and everyone waits until it is.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use crate::claim;

fn poisoned() -> Once {
    let once = Once::new();
    let first = AssertUnwindSafe(|| once.call_once(|| panic!("the first try fails")));
    assert!(panic::catch_unwind(first).is_err());
    once
}

#[test]
fn call_once_runs_its_closure_one_time() {
    claim(|| {
        let (once, runs) = (Once::new(), AtomicU32::new(0));
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    once.call_once(|| {
                        runs.fetch_add(1, Ordering::SeqCst);
                    });
                });
            }
        });
        assert_eq!(runs.into_inner(), 1);
    });
}

#[test]
fn call_once_returns_to_nobody_before_it_is_done() {
    claim(|| {
        let (once, done) = (Once::new(), AtomicU32::new(0));
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    once.call_once(|| {
                        thread::yield_now();
                        done.store(1, Ordering::Relaxed);
                    });
                    assert_eq!(done.load(Ordering::Relaxed), 1);
                });
            }
        });
    });
}

#[test]
fn is_completed_tells_whether_it_was_done() {
    claim(|| {
        let once = Once::new();
        assert!(!once.is_completed());
        once.call_once(|| assert!(!once.is_completed()));
        assert!(once.is_completed());
    });
}

#[test]
fn a_second_closure_is_not_called() {
    claim(|| {
        let once = Once::new();
        once.call_once(|| ());
        once.call_once(|| panic!("never called"));
        once.call_once_force(|_| panic!("nor this one"));
    });
}

#[test]
fn a_panic_poisons_a_once() {
    claim(|| {
        let once = poisoned();
        assert!(!once.is_completed());
        let second = AssertUnwindSafe(|| once.call_once(|| ()));
        assert!(panic::catch_unwind(second).is_err());
    });
}

#[test]
fn call_once_force_tries_again_after_a_panic() {
    claim(|| {
        let once = poisoned();
        once.call_once_force(|state| assert!(state.is_poisoned()));
        assert!(once.is_completed());
        once.call_once(|| panic!("never called"));
    });
}

#[test]
fn call_once_force_of_a_new_once_sees_no_poison() {
    claim(|| {
        let once = Once::new();
        once.call_once_force(|state| assert!(!state.is_poisoned()));
        assert!(once.is_completed());
    });
}

#[test]
fn wait_returns_when_another_thread_has_done_it() {
    claim(|| {
        let (once, done) = (Once::new(), AtomicU32::new(0));
        thread::scope(|scope| {
            scope.spawn(|| once.call_once(|| done.store(1, Ordering::Relaxed)));
            once.wait();
            assert_eq!(done.load(Ordering::Relaxed), 1);
        });
    });
}

//! `Once`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use parking_lot::{Once, OnceState};

use crate::claim;

#[test]
fn one_closure_of_all_runs_and_all_wait_for_it() {
    claim(|| {
        let (once, runs) = (Once::new(), AtomicU32::new(0));
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    once.call_once(|| {
                        thread::yield_now();
                        runs.fetch_add(1, Ordering::SeqCst);
                    });
                    assert_eq!(runs.load(Ordering::SeqCst), 1);
                });
            }
        });
        assert_eq!(once.state(), OnceState::Done);
    });
}

#[test]
fn the_state_tells_how_far_it_is() {
    claim(|| {
        let once = Once::default();
        assert_eq!(once.state(), OnceState::New);
        once.call_once(|| assert_eq!(once.state(), OnceState::InProgress));
        assert!(once.state().done() && !once.state().poisoned());
        assert_eq!(format!("{once:?}"), "Once { state: Done }");
    });
}

#[test]
fn a_panic_poisons_and_makes_the_next_call_panic() {
    claim(|| {
        let once = Once::new();
        let failing = || once.call_once(|| panic!("on purpose"));
        assert!(catch_unwind(AssertUnwindSafe(failing)).is_err());
        assert_eq!(once.state(), OnceState::Poisoned);
        assert!(once.state().poisoned() && !once.state().done());
        let next = || once.call_once(|| ());
        assert!(catch_unwind(AssertUnwindSafe(next)).is_err());
    });
}

#[test]
fn call_once_force_tries_again_after_a_panic() {
    claim(|| {
        let once = Once::new();
        let failing = || once.call_once_force(|_| panic!("on purpose"));
        assert!(catch_unwind(AssertUnwindSafe(failing)).is_err());
        once.call_once_force(|state| assert!(state.poisoned()));
        assert!(once.state().done());
        once.call_once(|| panic!("it is done"));
    });
}

#[test]
fn the_first_force_is_told_that_it_is_new() {
    claim(|| Once::new().call_once_force(|state| assert_eq!(state, OnceState::New)));
}

//! Scoped threads.

use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use crate::claim;

#[test]
fn a_scope_returns_what_its_closure_returned() {
    claim(|| {
        assert_eq!(thread::scope(|_| 12), 12);
    });
}

#[test]
fn a_scope_ends_after_all_its_threads() {
    claim(|| {
        let finished = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| finished.fetch_add(1, Ordering::Relaxed));
            }
        });
        assert_eq!(finished.into_inner(), 3);
    });
}

#[test]
fn a_scope_waits_for_a_thread_that_sleeps() {
    claim(|| {
        let finished = AtomicU32::new(0);
        thread::scope(|scope| {
            scope.spawn(|| {
                thread::sleep(Duration::from_millis(5));
                finished.store(1, Ordering::Relaxed);
            });
        });
        assert_eq!(finished.into_inner(), 1);
    });
}

#[test]
fn join_of_a_scoped_thread_returns_its_value() {
    claim(|| {
        let text = String::from("borrow me");
        let length = thread::scope(|scope| scope.spawn(|| text.len()).join().unwrap());
        assert_eq!(length, 9);
    });
}

#[test]
fn scoped_threads_may_change_different_parts_of_one_slice() {
    claim(|| {
        let mut numbers = [1, 2, 3];
        thread::scope(|scope| {
            for number in &mut numbers {
                scope.spawn(move || *number *= 10);
            }
        });
        assert_eq!(numbers, [10, 20, 30]);
    });
}

#[test]
fn a_borrowed_value_is_free_again_after_the_scope() {
    claim(|| {
        let mut list = vec![1];
        thread::scope(|scope| {
            scope.spawn(|| list.push(2));
        });
        list.push(3);
        assert_eq!(list, [1, 2, 3]);
    });
}

#[test]
fn a_scoped_thread_can_spawn_into_its_scope() {
    claim(|| {
        let finished = AtomicU32::new(0);
        thread::scope(|scope| {
            scope.spawn(|| {
                scope.spawn(|| finished.fetch_add(1, Ordering::Relaxed));
                finished.fetch_add(1, Ordering::Relaxed)
            });
        });
        assert_eq!(finished.into_inner(), 2);
    });
}

#[test]
fn a_scope_can_stand_within_another() {
    claim(|| {
        let sum = AtomicU32::new(0);
        thread::scope(|outer| {
            outer.spawn(|| {
                thread::scope(|inner| {
                    inner.spawn(|| sum.fetch_add(1, Ordering::Relaxed));
                });
                assert_eq!(sum.load(Ordering::Relaxed), 1);
            });
        });
    });
}

#[test]
fn a_scoped_handle_tells_when_its_thread_is_finished() {
    claim(|| {
        thread::scope(|scope| {
            let handle = scope.spawn(|| ());
            while !handle.is_finished() {
                thread::sleep(Duration::from_millis(1));
            }
        });
    });
}

#[test]
fn a_scope_panics_when_a_thread_nobody_joined_panicked() {
    claim(|| {
        let outcome = panic::catch_unwind(|| {
            thread::scope(|scope| {
                scope.spawn(|| panic!("on purpose"));
            });
        });
        let payload = outcome.unwrap_err();
        let message = payload.downcast_ref::<&str>();
        assert_eq!(message, Some(&"a scoped thread panicked"));
    });
}

#[test]
fn a_scope_does_not_panic_when_the_panicked_thread_was_joined() {
    claim(|| {
        let joined = thread::scope(|scope| scope.spawn(|| panic!("seen")).join());
        let payload = joined.unwrap_err();
        assert_eq!(payload.downcast_ref::<&str>(), Some(&"seen"));
    });
}

#[test]
fn a_scope_whose_closure_panics_still_waits_and_then_panics() {
    claim(|| {
        let finished = AtomicU32::new(0);
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
            thread::scope(|scope| {
                scope.spawn(|| finished.fetch_add(1, Ordering::Relaxed));
                panic!("the closure's own");
            });
        }));
        let payload = outcome.unwrap_err();
        let message = payload.downcast_ref::<&str>();
        assert_eq!(message, Some(&"the closure's own"));
        assert_eq!(finished.into_inner(), 1);
    });
}

#[test]
fn a_panicked_scoped_thread_lets_the_others_finish() {
    claim(|| {
        let finished = AtomicU32::new(0);
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
            thread::scope(|scope| {
                scope.spawn(|| panic!("on purpose"));
                scope.spawn(|| finished.fetch_add(1, Ordering::Relaxed));
            });
        }));
        assert!(outcome.is_err());
        assert_eq!(finished.into_inner(), 1);
    });
}

/// The signature in which an answer takes a scope as an argument.
fn spawn_two<'scope>(scope: &'scope thread::Scope<'scope, '_>) -> [u8; 2] {
    let handles: [thread::ScopedJoinHandle<'scope, u8>; 2] = [scope.spawn(|| 1), scope.spawn(|| 2)];
    handles.map(|handle| handle.join().unwrap())
}

#[test]
fn a_scope_can_be_handed_to_a_function() {
    claim(|| {
        assert_eq!(thread::scope(|scope| spawn_two(scope)), [1, 2]);
    });
}

//! How threads and runs end.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::outcomes;

/// Tells that it was dropped.
struct Farewell(Arc<AtomicBool>);

impl Drop for Farewell {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

thread_local! {
    static KEPT: RefCell<Option<Farewell>> = const { RefCell::new(None) };
}

#[test]
fn the_end_of_a_scope_does_not_wait_for_the_values_of_its_threads() {
    let dropped = outcomes(|| {
        let dropped = Arc::new(AtomicBool::new(false));
        let farewell = Farewell(Arc::clone(&dropped));
        thread::scope(|scope| {
            scope.spawn(|| KEPT.set(Some(farewell)));
        });
        dropped.load(Ordering::SeqCst)
    });
    assert_eq!(dropped, [false, true]);
}

#[test]
fn join_waits_for_the_values_of_its_thread() {
    let dropped = outcomes(|| {
        let dropped = Arc::new(AtomicBool::new(false));
        let farewell = Farewell(Arc::clone(&dropped));
        thread::scope(|scope| scope.spawn(|| KEPT.set(Some(farewell))).join().unwrap());
        dropped.load(Ordering::SeqCst)
    });
    assert_eq!(dropped, [true]);
}

/// What happened in `body`, which fails, in a check's words.
fn failure_of(body: fn()) -> String {
    let failed = catch_unwind(move || engine::every_schedule(body)).unwrap_err();
    let text = engine::rendered(&*failed).unwrap();
    conformance_model::tell(&text);
    let (_claim, happened) = text.split_once("\nSeen: ").unwrap();
    happened.to_owned()
}

#[test]
fn the_panic_that_is_told_is_the_one_that_ended_the_run() {
    let told = failure_of(|| {
        let first = catch_unwind(|| panic!("the first")).unwrap_err();
        let again = catch_unwind(AssertUnwindSafe(|| resume_unwind(first)));
        assert!(again.is_err());
        panic!("the last");
    });
    assert!(told.starts_with("Main panicked: the last"));
}

#[test]
fn a_panic_that_is_carried_on_is_told_though_another_was_caught_meanwhile() {
    let told = failure_of(|| {
        let first = catch_unwind(|| panic!("the first")).unwrap_err();
        assert!(catch_unwind(|| panic!("the second")).is_err());
        resume_unwind(first);
    });
    assert!(told.starts_with("Main panicked: the first"));
}

#[test]
fn a_panic_of_a_joined_thread_that_was_expected_does_not_hide_the_last() {
    let told = failure_of(|| {
        assert!(thread::spawn(|| panic!("expected")).join().is_err());
        panic!("the last");
    });
    assert!(told.contains("And then: the last"));
}

#[test]
fn a_payload_that_is_no_text_is_told_as_such() {
    let told = failure_of(|| panic_any(7));
    assert!(told.starts_with("Main panicked: a value that is no text"));
}

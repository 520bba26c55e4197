//! What std allows to happen for no reason, the model does.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

use crate::outcomes;

/// A flag, and a thread that sets it and says so.
fn set_by_another() -> Arc<(Mutex<bool>, Condvar)> {
    let shared = Arc::new((Mutex::new(false), Condvar::new()));
    let theirs = Arc::clone(&shared);
    thread::spawn(move || {
        *theirs.0.lock().unwrap() = true;
        theirs.1.notify_one();
    });
    shared
}

#[test]
fn an_if_around_wait_is_not_enough() {
    let seen = outcomes(|| {
        let shared = set_by_another();
        let mut guard = shared.0.lock().unwrap();
        if !*guard {
            guard = shared.1.wait(guard).unwrap();
        }
        *guard
    });
    assert_eq!(seen, [false, true]);
}

#[test]
fn a_wait_with_a_deadline_may_end_for_no_reason_too() {
    let seen = outcomes(|| {
        let shared = set_by_another();
        let mut guard = shared.0.lock().unwrap();
        let mut timed_out = false;
        if !*guard {
            let (again, result) = shared.1.wait_timeout(guard, Duration::from_millis(5)).unwrap();
            (guard, timed_out) = (again, result.timed_out());
        }
        (*guard, timed_out)
    });
    assert_eq!(seen, [(false, false), (false, true), (true, false), (true, true)]);
}

#[test]
fn waits_that_look_again_see_what_they_wait_for() {
    let seen = outcomes(|| {
        let shared = set_by_another();
        let guard = shared.1.wait_while(shared.0.lock().unwrap(), |set| !*set).unwrap();
        *guard
    });
    assert_eq!(seen, [true]);
    let seen = outcomes(|| {
        let shared = set_by_another();
        let time = Duration::from_millis(5);
        let (guard, result) =
            shared.1.wait_timeout_while(shared.0.lock().unwrap(), time, |set| !*set).unwrap();
        (*guard, result.timed_out())
    });
    assert_eq!(seen, [(false, true), (true, false)]);
}

/// Whether a thread sees what another did before it unparked it.
fn seen_after(park: fn()) -> bool {
    let set = Arc::new(AtomicBool::new(false));
    let (theirs, me) = (Arc::clone(&set), thread::current());
    thread::spawn(move || {
        theirs.store(true, Ordering::SeqCst);
        me.unpark();
    });
    park();
    set.load(Ordering::SeqCst)
}

#[test]
fn park_may_return_for_no_reason() {
    assert_eq!(outcomes(|| seen_after(thread::park)), [false, true]);
    assert_eq!(outcomes(|| seen_after(|| thread::park_timeout(Duration::MAX))), [false, true]);
}

#[test]
fn a_weak_exchange_may_fail_for_no_reason_and_a_strong_one_not() {
    let weak = outcomes(|| AtomicU32::new(0).compare_exchange_weak(0, 1, Ordering::SeqCst, Ordering::SeqCst));
    assert_eq!(weak, [Ok(0), Err(0)]);
    let strong = outcomes(|| AtomicU32::new(0).compare_exchange(0, 1, Ordering::SeqCst, Ordering::SeqCst));
    assert_eq!(strong, [Ok(0)]);
}

#[test]
fn an_update_may_ask_its_closure_more_than_once() {
    let calls = outcomes(|| {
        let mut calls = 0;
        let updated = AtomicU32::new(0).fetch_update(Ordering::SeqCst, Ordering::SeqCst, |value| {
            calls += 1;
            Some(value + 1)
        });
        assert_eq!(updated, Ok(0));
        calls
    });
    assert!(calls.starts_with(&[1, 2]), "{calls:?}");
}

#[test]
fn nobody_is_saved_by_a_wake_up_that_need_not_come() {
    let ended = std::panic::catch_unwind(|| {
        engine::every_schedule(|| {
            let shared = (Mutex::new(false), Condvar::new());
            drop(shared.1.wait(shared.0.lock().unwrap()));
        });
    });
    let told = engine::rendered(&*ended.unwrap_err()).unwrap();
    assert!(told.contains("Deadlock"));
}

//! The claims about parking_lot, held against the model of the crate.

#[path = "../claims_parking_lot/mod.rs"]
mod claims_parking_lot;

use std::panic::{UnwindSafe, catch_unwind, resume_unwind};

/// Under every schedule that matters, in which any thread may be held back for any time.
fn claim(body: fn()) {
    explained(move || engine::every_schedule(body));
}

/// Under some schedules in which computing takes no time.
fn claim_in_time(body: fn()) {
    explained(move || {
        engine::in_ideal_time(body);
    });
}

/// Shows the interleaving behind a failure, because panics say nothing in the model.
fn explained(check: impl FnOnce() + UnwindSafe) {
    if let Err(payload) = catch_unwind(check) {
        conformance_model::tell(&engine::rendered(&*payload).unwrap_or_default());
        resume_unwind(payload);
    }
}

#[test]
fn a_wait_never_ends_for_no_reason() {
    let seen = engine::outcomes(|| {
        let shared = std::sync::Arc::new((parking_lot::Mutex::new(false), parking_lot::Condvar::new()));
        let theirs = std::sync::Arc::clone(&shared);
        std::thread::spawn(move || {
            *theirs.0.lock() = true;
            theirs.1.notify_one();
        });
        let mut guard = shared.0.lock();
        if !*guard {
            shared.1.wait(&mut guard);
        }
        *guard
    });
    assert!(seen.counts.keys().eq(&[true]));
}

//! The claims about parking_lot, held against the model of the crate.

#[path = "../claims_parking_lot/mod.rs"]
mod claims_parking_lot;

use std::panic::{UnwindSafe, catch_unwind, resume_unwind};

/// Under every schedule that matters, in which any thread may be held back for any time.
fn claim(body: fn()) {
    told(move || engine::every_schedule(body));
}

/// Under some schedules in which computing takes no time.
fn claim_in_time(body: fn()) {
    told(move || {
        engine::in_ideal_time(body);
    });
}

/// Shows the interleaving behind a failure, because panics say nothing in the model.
fn told(check: impl FnOnce() + UnwindSafe) {
    if let Err(payload) = catch_unwind(check) {
        conformance_model::tell(&engine::rendered(&*payload).unwrap_or_default());
        resume_unwind(payload);
    }
}

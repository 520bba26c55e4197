//! The claims, held against the model's std.

#[path = "../claims/mod.rs"]
mod claims;
mod endings;
mod hostile;
mod looks;
mod newer;
mod owners;
mod spurious;
mod stacks;

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

/// All that `body` may return, in order.
fn outcomes<T: Ord + std::fmt::Debug + Send + 'static>(
    body: impl Fn() -> T + Send + Sync + UnwindSafe + 'static,
) -> Vec<T> {
    explained(move || engine::outcomes(body)).counts.into_keys().collect()
}

/// Shows the interleaving behind a failure, because panics say nothing in the model.
fn explained<R>(check: impl FnOnce() -> R + UnwindSafe) -> R {
    catch_unwind(check).unwrap_or_else(|payload| {
        conformance_model::tell(&engine::rendered(&*payload).unwrap_or_default());
        resume_unwind(payload)
    })
}

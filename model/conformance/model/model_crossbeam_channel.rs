//! The claims, held against the model of `crossbeam_channel`.

#[path = "../claims_crossbeam_channel/mod.rs"]
mod claims;

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
fn every_case_that_is_ready_is_tried() {
    let found = engine::outcomes(|| {
        let ((one, of_one), (two, of_two)) = (crossbeam_channel::unbounded(), crossbeam_channel::bounded(1));
        one.send(1).unwrap();
        two.send(2).unwrap();
        crossbeam_channel::select! {
            recv(of_one) -> message => message.unwrap(),
            recv(of_two) -> message => message.unwrap(),
            default => 0,
        }
    });
    assert!(found.counts.keys().eq(&[1, 2]));
}

#[test]
fn any_of_a_hundred_channels_may_be_chosen() {
    let found = engine::outcomes(|| {
        let channels: Vec<_> = (0..100).map(|_| crossbeam_channel::unbounded()).collect();
        let mut select = crossbeam_channel::Select::new();
        for (sender, receiver) in &channels {
            sender.send(()).unwrap();
            select.recv(receiver);
        }
        let chosen = select.select();
        let index = chosen.index();
        chosen.recv(&channels[index].1).unwrap();
        index
    });
    assert!(found.counts.into_keys().eq(0..100));
}

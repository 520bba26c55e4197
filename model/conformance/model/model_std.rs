//! The claims, held against the model's std.

#[path = "../claims/mod.rs"]
mod claims;
mod newer;

use std::panic::{UnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

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

#[test]
fn a_thread_may_still_own_its_share_after_its_last_message() {
    let found = engine::outcomes(|| {
        let sum = Arc::new(Mutex::new(0));
        let theirs = Arc::clone(&sum);
        let (done, is_done) = mpsc::channel();
        thread::spawn(move || {
            *theirs.lock().unwrap() += 1;
            done.send(()).unwrap();
        });
        is_done.recv().unwrap();
        Arc::try_unwrap(sum).is_ok()
    });
    assert!(found.counts.keys().eq(&[false, true]));
}

#[test]
fn of_two_that_try_to_take_the_value_out_none_may_get_it() {
    let found = engine::outcomes(|| {
        let mine = Arc::new(5);
        let theirs = Arc::clone(&mine);
        let other = thread::spawn(move || Arc::try_unwrap(theirs).ok());
        let mine = Arc::try_unwrap(mine).ok();
        (mine, other.join().unwrap())
    });
    assert!(found.counts.keys().eq(&[(None, None), (None, Some(5)), (Some(5), None)]));
}

#[test]
fn both_owners_may_copy_what_they_change() {
    let found = engine::outcomes(|| {
        let copies = Arc::new(AtomicU32::new(0));
        let mut mine = Arc::new(Counted(Arc::clone(&copies)));
        let mut theirs = Arc::clone(&mine);
        let other = thread::spawn(move || {
            Arc::make_mut(&mut theirs);
        });
        Arc::make_mut(&mut mine);
        other.join().unwrap();
        copies.load(Ordering::SeqCst)
    });
    assert!(found.counts.keys().eq(&[1, 2]));
}

/// Counts its copies.
struct Counted(Arc<AtomicU32>);

impl Clone for Counted {
    fn clone(&self) -> Self {
        self.0.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(&self.0))
    }
}

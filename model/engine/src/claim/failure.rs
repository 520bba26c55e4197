//! A check that does not hold, as data.

use super::messages;
use crate::rt::panics::Ensured;
use crate::schedule::{Body, Schedule};
use protocol::Verdict;
use std::cell::RefCell;
use std::fmt::Debug;
use std::sync::Arc;

/// Why a check failed; it unwinds from the claim to [`crate::run_check()`].
#[derive(Debug, Clone, Default)]
pub(crate) struct Failure {
    /// What the step asks for, in one sentence.
    pub expected: String,
    /// What happened, in a sentence or two.
    pub happened: String,
    /// The interleaving as a table; empty where there is none.
    pub story: String,
    /// The misconception behind it, if the check knows it.
    pub misconception: Option<String>,
    /// What replays it.
    pub schedule: Option<Schedule>,
    /// The last lines that the answer printed.
    pub output: String,
    /// The verdict; none if the given schedule does not fit the program.
    pub verdict: Option<Verdict>,
}

impl Failure {
    /// Ends the check.
    pub fn raise(self) -> ! {
        std::panic::resume_unwind(Box::new(self))
    }
}

/// Requires, inside or outside a run of the model, that something holds; `happened` says what is the
/// case if it does not.
#[track_caller]
pub fn ensure(holds: bool, happened: impl FnOnce() -> String) {
    if !holds {
        broken(happened());
    }
}

thread_local! {
    /// What did not hold in this execution: an answer that catches the panic does not undo it.
    static BROKEN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The body of an execution that fails as well if the panic of an [`ensure`] in it was swallowed.
pub(crate) fn held(body: Body) -> Body {
    Arc::new(move || {
        BROKEN.set(None);
        body();
        if let Some(happened) = BROKEN.take() {
            std::panic::panic_any(Ensured(happened));
        }
    })
}

#[track_caller]
fn broken(happened: String) -> ! {
    BROKEN.with_borrow_mut(|broken| {
        broken.get_or_insert_with(|| happened.clone());
    });
    std::panic::panic_any(Ensured(happened))
}

/// Requires that `actual` is `expected`; `what` names the thing, as in "the counter".
#[track_caller]
pub fn ensure_eq<A: PartialEq<B> + Debug, B: Debug>(actual: A, expected: B, what: &str) {
    ensure(actual == expected, || messages::other_value(what, &actual, &expected));
}

/// Ends the check because the schedule does not belong to its program.
pub(crate) fn bad_schedule(expected: &str, happened: String) -> ! {
    Failure { expected: expected.to_owned(), happened, ..Failure::default() }.raise()
}

/// Fails the check without a run of the model: what the step asks for, and what is the case.
pub fn fail(expected: impl Into<String>, happened: impl Into<String>) -> ! {
    let (expected, happened) = (expected.into(), happened.into());
    Failure { expected, happened, verdict: Some(Verdict::Failed), ..Failure::default() }.raise()
}

//! One check, and the verdict it leaves.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use protocol::{Judgement, Report, Verdict, answer, one_of_each};

use crate::held::Held;
use crate::messages;

/// An answer: its name, and what plugs it into the checks.
pub type Plugged<'a> = (&'a str, fn());

/// A check: its name, and what must hold.
pub type Check<'a> = (&'a str, fn() -> Held);

/// Runs the check that the process was asked for, of the answer that it was asked about, and leaves its verdict where it
/// was asked to.
pub fn run_check(answers: &[Plugged<'_>], checks: &[Check<'_>]) -> ExitCode {
    answer(one_of_each(answers, checks), |(plug, check), request| {
        plug();
        Report::Judged(verdict_of(check)).leave(&request.report)
    })
}

fn verdict_of(check: fn() -> Held) -> Judgement {
    let held = catch_unwind(AssertUnwindSafe(check))
        .unwrap_or_else(|payload| Err(messages::panicked(payload.as_ref())));
    match held {
        Ok(()) => Judgement::plain(Verdict::Passed, String::new()),
        Err(happened) => Judgement::plain(Verdict::Failed, happened),
    }
}

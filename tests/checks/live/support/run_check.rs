//! One check, and the verdict it leaves.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::OnceLock;

use protocol::{Ask, Judgement, Report, Request, Verdict, answer, one_of};

use crate::claim::{Failure, Held};
use crate::messages;

/// What this process was started for.
pub(crate) struct Call {
    pub check: String,
    pub driver: PathBuf,
    pub report: PathBuf,
}

static CALL: OnceLock<Call> = OnceLock::new();

/// What this process was started for.
///
/// # Panics
/// Outside of a check.
pub(crate) fn call() -> &'static Call {
    CALL.get().expect("a check runs in `run_check`")
}

/// A check: its name, and what it claims.
pub type Check<'a> = (&'a str, fn() -> Held);

/// Runs the check that the process was asked for, and leaves its verdict where it was asked to.
pub fn run_check(checks: &[Check<'_>]) -> ExitCode {
    answer(one_of(checks), |check, request| {
        let Request { name, ask, report, driver, .. } = request.clone();
        if ask != Ask::EverySchedule {
            return Report::BadSchedule(messages::NO_SCHEDULES.to_owned()).leave(&report);
        }
        let driver = driver.ok_or_else(|| io::Error::other(messages::NO_DRIVER))?;
        let call = CALL.get_or_init(|| Call { check: name, driver, report });
        Report::Judged(verdict_of(&call.check, check())).leave(&call.report)
    })
}

fn verdict_of(name: &str, held: Held) -> Judgement {
    match held {
        Ok(()) => Judgement::plain(Verdict::Passed, String::new()),
        Err(Failure { happened, misconception }) => {
            let message = messages::failed(&messages::claim(name), &happened, misconception.as_deref());
            Judgement { misconception, ..Judgement::plain(Verdict::Failed, message) }
        }
    }
}

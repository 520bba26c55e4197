//! A check, judged: how its verdict is reached from what a process left.

use std::time::Duration;

use protocol::Report;

use super::copies;
use super::fingerprint::Fingerprint;
use super::lessons::Stage;
use super::messages;
use super::plan::Answer;
use super::run::{Ended, Ending, Limits};
use super::scan::Check;
use super::visible::visible;

pub use protocol::{Judgement, Verdict};

/// A check, judged.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The answer's label.
    pub label: String,
    /// The lesson, `03_race`.
    pub lesson: String,
    /// The answer's file, as people read it.
    pub file: String,
    /// The text that was judged; nothing if it could not be read.
    pub answer: Option<Fingerprint>,
    /// The check.
    pub check: Check,
    /// The verdict, and what people read about it.
    pub said: Judgement,
    /// How long the check ran, building not counted.
    pub took: Duration,
}

impl Judged {
    /// A verdict that needed no process.
    pub fn without_running(answer: &Answer, check: &Check, verdict: Verdict, message: String) -> Judged {
        Judged {
            label: answer.label.clone(),
            lesson: answer.lesson.name.clone(),
            file: answer.shown.clone(),
            answer: answer.fingerprint(),
            check: check.clone(),
            said: Judgement::plain(verdict, message),
            took: Duration::ZERO,
        }
    }
}

/// The verdict on what a check's process left.
pub fn of(answer: &Answer, check: &Check, ended: &Ended, limits: Limits) -> Judged {
    on(answer.lesson.stage_of(check), answer, check, ended, limits)
}

/// The same of a check that ran at this stage.
pub fn on(stage: Stage, answer: &Answer, check: &Check, ended: &Ended, limits: Limits) -> Judged {
    let said = match (&ended.ending, &ended.verdict) {
        (Ending::Exit(0), Some(text)) => match Report::read(text) {
            Ok(Report::Judged(said)) => said,
            Ok(_) => Judgement::plain(Verdict::InternalError, messages::another_report()),
            Err(error) => Judgement::plain(Verdict::InternalError, messages::unreadable_verdict(&error)),
        },
        _ => {
            let (verdict, message) = from_exit_status(stage, answer, ended, limits);
            Judgement::plain(verdict, message)
        }
    };
    let own = |words: &str| visible(&copies::as_own(answer, words));
    let said = Judgement {
        message: own(&said.message),
        story: own(&said.story),
        advice: said.advice.iter().map(|advice| own(advice)).collect(),
        ..said
    };
    Judged {
        said,
        took: ended.took,
        ..Judged::without_running(answer, check, Verdict::Passed, String::new())
    }
}

/// Why the schedule to replay does not belong to this check. There is no verdict then.
pub fn refusal(ended: &Ended) -> Option<String> {
    match Report::read(ended.verdict.as_deref()?) {
        Ok(Report::BadSchedule(why)) if ended.ending == Ending::Exit(0) => Some(messages::bad_schedule(&why)),
        _ => None,
    }
}

/// No verdict was left: how the process ended tells why.
fn from_exit_status(stage: Stage, answer: &Answer, ended: &Ended, limits: Limits) -> (Verdict, String) {
    let (file, words) = (&answer.shown, &ended.words);
    match &ended.ending {
        Ending::TimeIsOver if stage == Stage::Live => {
            (Verdict::TimedOut, messages::live_timed_out(file, ended.took, ended.threads, words))
        }
        Ending::TimeIsOver => (Verdict::TimedOut, messages::timed_out(file, limits.time, words)),
        Ending::TooMuchOutput => (Verdict::OutputLimit, messages::output_limit(file, limits.output)),
        Ending::Signal(_) if words.contains("memory allocation of") => {
            (Verdict::OutOfMemory, messages::out_of_memory(file))
        }
        Ending::Signal(signal) => match signal.name() {
            "SIGKILL" => (Verdict::OutOfMemory, messages::killed(file)),
            "SIGSEGV" | "SIGBUS" => (Verdict::Crashed, messages::stack_overflow(file, signal.name())),
            name if words.contains("overflowed its stack") => {
                (Verdict::Crashed, messages::stack_overflow(file, name))
            }
            name => (Verdict::Crashed, messages::crashed(file, name, words)),
        },
        Ending::Exit(code) => (Verdict::InternalError, messages::no_verdict(*code, words)),
        Ending::NotStarted(why) => (Verdict::InternalError, messages::did_not_start(why)),
    }
}

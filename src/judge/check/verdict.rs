//! The closed set of verdicts, and how one is reached from what a process left.

use std::time::Duration;

use super::copies;
use super::coverage::{Coverage, Exploration};
use super::fingerprint::Fingerprint;
use super::left::Left;
use super::lessons::Stage;
use super::messages;
use super::plan::Answer;
use super::run::{Ended, Ending, Limits};
use super::scan::Check;
use super::schedule::Schedule;
use super::visible::visible;

/// What can be said of a check. There is nothing else, and no verdict is read from what an answer prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It held in every schedule tried.
    Passed,
    /// It did not, and the message tells the story.
    Failed,
    /// The stub's `todo!` still stands in its step.
    NotStarted,
    /// The answer can't be built, or not even read.
    DoesNotCompile,
    /// It did not end within the time limit.
    TimedOut,
    /// A signal ended it.
    Crashed,
    /// It used more memory than it may.
    OutOfMemory,
    /// It printed more than it may.
    OutputLimit,
    /// The workbook's own mistake.
    InternalError,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Verdict; 9] = [
        Verdict::Passed,
        Verdict::Failed,
        Verdict::NotStarted,
        Verdict::DoesNotCompile,
        Verdict::TimedOut,
        Verdict::Crashed,
        Verdict::OutOfMemory,
        Verdict::OutputLimit,
        Verdict::InternalError,
    ];

    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Passed => "passed",
            Verdict::Failed => "failed",
            Verdict::NotStarted => "not_started",
            Verdict::DoesNotCompile => "does_not_compile",
            Verdict::TimedOut => "timed_out",
            Verdict::Crashed => "crashed",
            Verdict::OutOfMemory => "out_of_memory",
            Verdict::OutputLimit => "output_limit",
            Verdict::InternalError => "internal_error",
        }
    }

    fn named(name: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|verdict| verdict.name() == name)
    }
}

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
    /// The verdict.
    pub verdict: Verdict,
    /// What people read about it: nothing when it passed.
    pub message: String,
    /// The interleaving alone.
    pub story: String,
    /// The misconception that the check recognised.
    pub misconception: Option<String>,
    /// Schedules tried, and how many of them were distinct.
    pub schedules: u64,
    /// See `schedules`.
    pub distinct: u64,
    /// How many client programs were made from specifications.
    pub programs: u64,
    /// What was shown, over all its explorations; nothing if it explored nothing.
    pub coverage: Option<Coverage>,
    /// What each of them has shown.
    pub explorations: Vec<Exploration>,
    /// What replays the failure.
    pub schedule: Option<Schedule>,
    /// Sound but poor: shown, at no cost.
    pub advice: Vec<String>,
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
            verdict,
            message,
            story: String::new(),
            misconception: None,
            schedules: 0,
            distinct: 0,
            programs: 0,
            coverage: None,
            explorations: Vec::new(),
            schedule: None,
            advice: Vec::new(),
            took: Duration::ZERO,
        }
    }
}

/// The verdict on what a check's process left.
pub fn of(answer: &Answer, check: &Check, ended: &Ended, limits: Limits) -> Judged {
    let judged = match (&ended.ending, &ended.verdict) {
        (Ending::Exit(0), Some(text)) => match serde_json::from_str(text) {
            Ok(left) => told(answer, check, left),
            Err(error) => {
                let message = messages::unreadable_verdict(&error);
                Judged::without_running(answer, check, Verdict::InternalError, message)
            }
        },
        _ => {
            let (verdict, message) = from_exit_status(answer, check, ended, limits);
            Judged::without_running(answer, check, verdict, message)
        }
    };
    let own = |words: &str| visible(&copies::as_own(answer, words));
    Judged {
        took: ended.took,
        message: own(&judged.message),
        story: own(&judged.story),
        advice: judged.advice.iter().map(|advice| own(advice)).collect(),
        ..judged
    }
}

/// Why the schedule to replay does not belong to this check. There is no verdict then.
pub fn refusal(ended: &Ended) -> Option<String> {
    let left: Left = serde_json::from_str(ended.verdict.as_deref()?).ok()?;
    let is_refused = ended.ending == Ending::Exit(0) && left.verdict == "bad_schedule";
    is_refused.then(|| messages::bad_schedule(&left.message))
}

fn told(answer: &Answer, check: &Check, left: Left) -> Judged {
    let Some(verdict) = Verdict::named(&left.verdict) else {
        let message = messages::unknown_verdict(&left.verdict);
        return Judged::without_running(answer, check, Verdict::InternalError, message);
    };
    Judged {
        story: left.story,
        misconception: left.misconception,
        schedules: left.schedules,
        distinct: left.distinct,
        programs: left.programs,
        coverage: left.coverage,
        explorations: left.explorations,
        schedule: left.schedule,
        advice: left.advice,
        ..Judged::without_running(answer, check, verdict, left.message)
    }
}

/// No verdict was left: how the process ended tells why.
fn from_exit_status(answer: &Answer, check: &Check, ended: &Ended, limits: Limits) -> (Verdict, String) {
    let (file, words) = (&answer.shown, &ended.words);
    match &ended.ending {
        Ending::TimeIsOver if answer.lesson.stage_of(check) == Stage::Live => {
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

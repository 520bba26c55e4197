//! The closed set of verdicts, and how one is reached from what a process left.

use std::time::Duration;

use serde_json::Value;

use super::fingerprint::Fingerprint;
use super::lessons::Stage;
use super::messages;
use super::plan::Answer;
use super::run::{Ended, Ending, Limits};
use super::scan::Check;

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
    /// What is said of it.
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
    /// What replays the failure.
    pub schedule: Option<String>,
    /// Sound but poor: shown, at no cost.
    pub advice: Vec<String>,
    /// How long the check ran, building not counted.
    pub took: Duration,
}

impl Judged {
    /// A verdict that needed no process.
    pub fn at_once(answer: &Answer, check: &Check, verdict: Verdict, message: String) -> Judged {
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
            schedule: None,
            advice: Vec::new(),
            took: Duration::ZERO,
        }
    }
}

/// The verdict on what a check's process left.
pub fn of(answer: &Answer, check: &Check, ended: &Ended, limits: Limits) -> Judged {
    let left = ended.verdict.as_deref().and_then(|text| serde_json::from_str::<Value>(text).ok());
    let judged = match (&ended.ending, left) {
        (Ending::Exit(0), Some(left)) => told(answer, check, &left),
        _ => {
            let (verdict, message) = untold(answer, check, ended, limits);
            Judged::at_once(answer, check, verdict, message)
        }
    };
    Judged { took: ended.took, ..judged }
}

/// Why the schedule to replay is none, or none of this check's. There is no verdict then.
pub fn refusal(ended: &Ended) -> Option<String> {
    let left = ended.verdict.as_deref().and_then(|text| serde_json::from_str::<Value>(text).ok());
    match (&ended.ending, left) {
        (Ending::Exit(0), Some(left)) if left["verdict"] == "bad_schedule" => {
            Some(messages::bad_schedule(left["message"].as_str().unwrap_or_default()))
        }
        (Ending::Exit(2), None) => Some(messages::bad_schedule(&ended.words)),
        _ => None,
    }
}

fn told(answer: &Answer, check: &Check, left: &Value) -> Judged {
    let text = |name: &str| left[name].as_str().map(str::to_string);
    let number = |name: &str| left[name].as_u64().unwrap_or(0);
    let Some(verdict) = left["verdict"].as_str().and_then(Verdict::named) else {
        return Judged::at_once(
            answer,
            check,
            Verdict::InternalError,
            messages::unknown_verdict(&left["verdict"].to_string()),
        );
    };
    let advice = left["advice"].as_array().map(Vec::as_slice).unwrap_or_default();
    Judged {
        story: text("story").unwrap_or_default(),
        misconception: text("misconception"),
        schedules: number("schedules"),
        distinct: number("distinct"),
        schedule: text("schedule"),
        advice: advice.iter().filter_map(Value::as_str).map(str::to_string).collect(),
        ..Judged::at_once(answer, check, verdict, text("message").unwrap_or_default())
    }
}

/// No verdict was left: how the process ended tells why.
fn untold(answer: &Answer, check: &Check, ended: &Ended, limits: Limits) -> (Verdict, String) {
    let (file, words) = (&answer.shown, &ended.words);
    match &ended.ending {
        Ending::TimeIsOver if answer.lesson.stage_of(check) == Stage::Live => {
            (Verdict::TimedOut, messages::live_timed_out(file, limits.time, ended.threads, words))
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

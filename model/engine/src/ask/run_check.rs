//! The `main` of a check process: one check, one verdict in a file.

use super::by_hand::{Claims, Point, Told};
use super::{messages, program};
use crate::claim::failure::{Failure, Verdict};
use crate::claim::{Coverage, failed, play, session};
use crate::memory;
use crate::rt::input::{self, Given};
use crate::rt::panics;
use crate::schedule::Schedule;
use crate::story;
use crate::story::messages::engine_fault;
use serde_json::{Value, json};
use std::io::{Error, Result, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
pub use std::process::ExitCode;
use std::sync::OnceLock;

/// A check: its name, and what it does.
pub type Check = (&'static str, fn());

/// What the verdict begins with: told on standard input before the answer runs, so that no answer can find it.
static NONCE: OnceLock<String> = OnceLock::new();

/// What the harness asks of a check process.
struct Request {
    check: String,
    verdict: PathBuf,
    /// Where to gather the claims, if that is all that is asked.
    claims: Option<Claims>,
}

/// Runs the check that the command line names, and writes the verdict to the file that it names:
/// `NAME --verdict FILE [--schedule S] [--width COLUMNS] [--by-hand claims|SCHEDULE@MOVES] [--nonce stdin]`.
/// The exit code says only whether a verdict was written.
pub fn run_check(checks: &[Check]) -> ExitCode {
    exit_code(request().and_then(|request| judge(checks, &request)))
}

/// A program: its name, and its `main`, which gives back the exit code.
pub type Program = (&'static str, fn() -> u8);

/// Tries the program that the command line names: see [`crate::Tried`]. The command line is that of [`run_check`];
/// `--given FILE` holds what the program is called with.
pub fn run_program(programs: &[Program]) -> ExitCode {
    let tell = |request: Request| {
        let (_, main) = named(programs, &request)?;
        judged(&|| program::tell(*main), &request)
    };
    exit_code(request().and_then(tell))
}

fn exit_code(judged: Result<()>) -> ExitCode {
    match judged {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn request() -> Result<Request> {
    let mut arguments = std::env::args().skip(1);
    let check = arguments.next().unwrap_or_default();
    let mut verdict = PathBuf::new();
    let mut claims = None;
    while let (Some(flag), Some(value)) = (arguments.next(), arguments.next()) {
        match flag.as_str() {
            "--verdict" => verdict = PathBuf::from(value),
            "--schedule" => {
                let schedule: Schedule = value.parse().map_err(Error::other)?;
                session::with(|session| session.replay = Some(schedule));
            }
            "--by-hand" => {
                claims = sit_down(&value, &verdict)?;
            }
            "--nonce" => NONCE.set(std::io::read_to_string(std::io::stdin())?).map_err(Error::other)?,
            "--given" => input::give(given(&std::fs::read_to_string(value)?)?),
            "--width" => {
                story::set_width(value.parse().map_err(Error::other)?);
            }
            _ => return Err(Error::other(format!("unknown flag {flag}"))),
        }
    }
    Ok(Request { check, verdict, claims })
}

/// `{"arguments": ["name", "first"], "input": "text"}`.
fn given(text: &str) -> Result<Given> {
    let given: Value = serde_json::from_str(text).map_err(Error::other)?;
    let arguments = given["arguments"].as_array().into_iter().flatten();
    let arguments = arguments.filter_map(Value::as_str).map(str::to_owned).collect();
    let input: &str = given["input"].as_str().unwrap_or_default();
    // Read once in the life of this process, and as long as it.
    Ok(Given { arguments, input: Box::leak(input.as_bytes().into()) })
}

/// Somebody plays the scheduler. `claims` asks what there is to try; `v2-1a-2.1@7` how things stand after the seventh
/// move of that schedule.
fn sit_down(asked: &str, verdict: &Path) -> Result<Option<Claims>> {
    if asked == "claims" {
        let claims = Claims::left_at(verdict.to_path_buf());
        play(claims.hand());
        return Ok(Some(claims));
    }
    let (schedule, moves) = asked.split_once('@').unwrap_or((asked, "0"));
    let schedule = schedule.parse().map_err(Error::other)?;
    let moves = moves.parse().map_err(Error::other)?;
    play(Point { schedule, moves, leave: Some(verdict.to_path_buf()) }.hand());
    Ok(None)
}

fn judge(checks: &[Check], request: &Request) -> Result<()> {
    let (_, check) = named(checks, request)?;
    judged(check, request)
}

fn named<'a, T>(all: &'a [(&'static str, T)], request: &Request) -> Result<&'a (&'static str, T)> {
    let is_it = |(name, _): &&(&str, T)| *name == request.check;
    all.iter().find(is_it).ok_or_else(|| Error::other(messages::unknown_check(&request.check)))
}

fn judged(check: &dyn Fn(), request: &Request) -> Result<()> {
    panics::install_hook();
    panics::outlive_aborts();
    leave_verdict_at_memory_limit(request.verdict.clone());
    #[cfg(unix)]
    leave_verdict_at_stack_overflow(request.verdict.clone());
    let ended = catch_unwind(AssertUnwindSafe(check));
    let verdict = match &request.claims {
        Some(claims) => claims.told(),
        None => verdict_on(ended),
    };
    write(&request.verdict, &verdict)
}

fn verdict_on(ended: std::thread::Result<()>) -> Value {
    let Err(payload) = ended else {
        return passed();
    };
    if let Some(Told(told)) = payload.downcast_ref() {
        return told.clone();
    }
    match (payload.downcast_ref::<Failure>(), panics::last()) {
        (Some(failure), _) => verdict(word(failure.verdict), failed(failure), failure),
        (None, Some(panic)) if panics::is_own(&panic) => {
            verdict("internal_error", engine_fault(&panic), &Failure::default())
        }
        (None, panic) => verdict("failed", messages::check_panicked(panic), &Failure::default()),
    }
}

/// A schedule that was to be replayed was replayed, or there was no exploration for it.
fn passed() -> Value {
    let replay = session::with(|session| session.replay.clone());
    match replay {
        Some(schedule) => {
            let explorations = session::with(|session| session.part);
            let message = messages::no_such_exploration(schedule.part, explorations);
            verdict("bad_schedule", message, &Failure::default())
        }
        None => verdict("passed", String::new(), &Failure::default()),
    }
}

pub(crate) fn told(coverage: Coverage) -> Value {
    match coverage {
        Coverage::Whole { schedules } => json!({"kind": "whole", "schedules": schedules}),
        Coverage::Bounded { bound, schedules, more } => {
            json!({"kind": "bounded", "bound": bound, "schedules": schedules, "more": more})
        }
        Coverage::Sampled { schedules } => json!({"kind": "sampled", "schedules": schedules}),
    }
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passed => "passed",
        Verdict::Failed => "failed",
        Verdict::OutputLimit => "output_limit",
        Verdict::InternalError => "internal_error",
        Verdict::BadSchedule => "bad_schedule",
    }
}

fn verdict(word: &str, message: String, failure: &Failure) -> Value {
    session::with(|session| {
        json!({
            "verdict": word,
            "message": message,
            "story": failure.story,
            "misconception": failure.misconception,
            "schedules": session.schedules,
            "distinct": session.distinct,
            "programs": session.programs,
            "coverage": session.explorations.iter().map(|(_, shown)| *shown).reduce(Coverage::and).map(told),
            "explorations": session
                .explorations
                .iter()
                .map(|(part, shown)| json!({"part": part, "coverage": told(*shown)}))
                .collect::<Vec<_>>(),
            "schedule": failure.schedule.as_ref().map(ToString::to_string),
            "advice": session.advice,
            "output": failure.output,
        })
    })
}

/// Written beside, then renamed: whoever reads it reads all of it.
pub(crate) fn write(path: &Path, verdict: &Value) -> Result<()> {
    let beside = path.with_extension("part");
    let mut file = std::fs::File::create(&beside)?;
    if let Some(nonce) = NONCE.get() {
        file.write_all(format!("{nonce}\n").as_bytes())?;
    }
    file.write_all(verdict.to_string().as_bytes())?;
    drop(file);
    std::fs::rename(beside, path)
}

fn leave_verdict_at_memory_limit(path: PathBuf) {
    let spent = verdict("out_of_memory", messages::out_of_memory(), &Failure::default());
    memory::on_limit(move || {
        let written = write(&path, &spent);
        exit_at_once(if written.is_ok() { 0 } else { 2 });
    });
}

/// Nothing is put in order, and no thread of the model that is left is unwound.
fn exit_at_once(code: i32) -> ! {
    #[cfg(unix)]
    // SAFETY: the process ends here, whatever state it is in.
    unsafe {
        libc::_exit(code)
    }
    #[cfg(not(unix))]
    std::process::exit(code)
}

#[cfg(unix)]
fn leave_verdict_at_stack_overflow(path: PathBuf) {
    super::overflow::on_overflow(move |overflow| {
        let message = messages::stack_overflow(&overflow.function, &overflow.thread, overflow.size);
        write(&path, &verdict("crashed", message, &Failure::default()))
    });
}

/// The message of a check that failed, from the payload of its panic.
pub fn rendered(payload: &(dyn std::any::Any + Send)) -> Option<String> {
    payload.downcast_ref::<Failure>().map(failed)
}

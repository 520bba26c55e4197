//! The `main` of a check process: one check, one report in a file.

use super::by_hand::{Claims, Point, Told};
use super::film::Film;
#[cfg(unix)]
use super::orders;
use super::{messages, program};
use crate::claim::failure::Failure;
use crate::claim::{failed, look_on, play, session};
use crate::memory::{self, Excess};
use crate::rt::input::{self, Given};
use crate::rt::panics;
use crate::story;
use crate::story::messages::engine_fault;
#[cfg(unix)]
use protocol::answer_to;
use protocol::{Ask, Judgement, Report, Request, Verdict, answer, one_of, one_of_each};
use std::io::Result;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
pub use std::process::ExitCode;

/// An answer: its name, and what plugs it into the checks.
pub type Plugged = (&'static str, fn());

/// A check: its name, and what it does.
pub type Check = (&'static str, fn());

/// Runs the check that the process was asked for, of the answer that it was asked about, and leaves the report where it
/// was told to. The exit code says only whether a report was left.
pub fn run_check(answers: &[Plugged], checks: &[Check]) -> ExitCode {
    let with = |(plug, check): (fn(), fn()), request: &Request| {
        judged(
            &|| {
                plug();
                check();
            },
            request,
        )
    };
    let named = one_of_each(answers, checks);
    #[cfg(unix)]
    if Request::come_as_orders() {
        return orders::answer_each(|request| answer_to(request, named, with));
    }
    answer(named, with)
}

/// A program: its name, and its `main`, which returns the exit code.
pub type Program = (&'static str, fn() -> u8);

/// Tries the program that the process was asked for: see [`protocol::Tried`].
pub fn run_program(programs: &[Program]) -> ExitCode {
    answer(one_of(programs), |main, request| judged(&|| program::tell(main), request))
}

/// Sets up what is asked; a person who plays the scheduler may only want to know what there is to try.
fn sit_down(request: &Request) -> Result<Option<Claims>> {
    story::set_width(request.width);
    if let Some(path) = &request.given {
        let protocol::Given { arguments, input } = protocol::Given::read(path)?;
        // Read once in the life of this process, and as long as it.
        input::give(Given { arguments, input: Box::leak(input.into_bytes().into()) });
    }
    match &request.ask {
        Ask::EverySchedule | Ask::Question { .. } => {}
        Ask::Replay(schedule) => session::with(|session| session.replay = Some(schedule.clone())),
        Ask::Claims => {
            let claims = Claims::left_at(request.report.clone());
            play(claims.hand());
            return Ok(Some(claims));
        }
        Ask::Interleaving(schedule) => {
            session::with(|session| session.replay = Some(schedule.clone()));
            let leave = Some(request.report.clone());
            look_on(Film { schedule: schedule.clone(), leave }.hand());
        }
        Ask::Point { schedule, moves } => {
            let (schedule, moves) = (schedule.clone(), *moves);
            play(Point { schedule, moves, leave: Some(request.report.clone()) }.hand());
        }
    }
    Ok(None)
}

fn judged(check: &dyn Fn(), request: &Request) -> Result<()> {
    let claims = sit_down(request)?;
    #[cfg(target_os = "linux")]
    keep_memory_private();
    panics::install_hook();
    panics::outlive_aborts();
    leave_report_at_memory_limit(request.report.clone());
    #[cfg(unix)]
    leave_report_at_stack_overflow(request.report.clone());
    let ended = catch_unwind(AssertUnwindSafe(check));
    let report = claims.map_or_else(|| report_on(ended), |claims| claims.told());
    report.leave(&request.report)
}

/// The word that a report begins with is in it, and an answer may have files. Root can read it all the same.
#[cfg(target_os = "linux")]
fn keep_memory_private() {
    // SAFETY: this prctl takes numbers and touches no memory.
    unsafe { libc::prctl(libc::PR_SET_DUMPABLE, 0, 0, 0, 0) };
}

fn report_on(ended: std::thread::Result<()>) -> Report {
    let Err(payload) = ended else {
        return passed();
    };
    let payload = match payload.downcast() {
        Ok(told) => {
            let Told(report) = *told;
            return report;
        }
        Err(payload) => payload,
    };
    match (payload.downcast_ref::<Failure>(), panics::last()) {
        (Some(failure), _) => report_of(failure),
        (None, Some(panic)) if panics::is_own(&panic) => plain(Verdict::InternalError, engine_fault(&panic)),
        (None, panic) => plain(Verdict::Failed, messages::check_panicked(panic)),
    }
}

/// A schedule that was to be replayed was replayed, or there was no exploration for it.
fn passed() -> Report {
    let replay = session::with(|session| session.replay.clone());
    match replay {
        Some(schedule) => {
            let explorations = session::with(|session| session.part);
            Report::BadSchedule(messages::no_such_exploration(schedule.part, explorations))
        }
        None => plain(Verdict::Passed, String::new()),
    }
}

fn report_of(failure: &Failure) -> Report {
    let Some(verdict) = failure.verdict else {
        return Report::BadSchedule(failed(failure));
    };
    Report::Judged(Judgement {
        story: failure.story.clone(),
        misconception: failure.misconception.clone(),
        schedule: failure.schedule.clone(),
        ..so_far(verdict, failed(failure))
    })
}

fn plain(verdict: Verdict, message: String) -> Report {
    Report::Judged(so_far(verdict, message))
}

/// With the totals of the check.
fn so_far(verdict: Verdict, message: String) -> Judgement {
    session::with(|session| Judgement {
        schedules: session.schedules,
        distinct: session.distinct,
        programs: session.programs,
        explorations: session.explorations.clone(),
        advice: session.advice.iter().cloned().collect(),
        ..Judgement::plain(verdict, message)
    })
}

fn leave_report_at_memory_limit(path: PathBuf) {
    let spent = |excess| plain(Verdict::OutOfMemory, messages::out_of_memory(excess));
    let (by_one, by_all) = (spent(Excess::Execution), spent(Excess::All));
    memory::on_limit(move |excess| {
        let spent = if excess == Excess::Execution { &by_one } else { &by_all };
        let left = spent.leave(&path);
        exit_at_once(if left.is_ok() { 0 } else { 2 });
    });
}

/// Nothing is cleaned up, and no remaining thread of the model is unwound.
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
fn leave_report_at_stack_overflow(path: PathBuf) {
    super::overflow::on_overflow(move |overflow| {
        let message = messages::stack_overflow(&overflow.function, &overflow.thread, overflow.size);
        plain(Verdict::Crashed, message).leave(&path)
    });
}

/// The message of a check that failed, from the payload of its panic.
pub fn rendered(payload: &(dyn std::any::Any + Send)) -> Option<String> {
    payload.downcast_ref::<Failure>().map(failed)
}

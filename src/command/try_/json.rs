//! What was found out, for programs.

use serde_json::{Value, json};

use super::{TryProgram, is_well};
use workbook_judge::check::report;
use workbook_judge::protocol::{End, Outcome};
use workbook_judge::tried::run::Ran;
use workbook_judge::tried::source::Source;

/// All of it: `workbook/try/v1`.
pub fn of(source: &Source, ran: &Ran, task: &TryProgram) -> Value {
    let (tried, stopped) = match ran {
        Ran::Tried(tried) => (Some(tried), None),
        Ran::Stopped(why) => (None, Some(why)),
    };
    let outcomes = tried.map_or(&[][..], |tried| tried.outcomes.as_slice());
    json!({
        "schema": "workbook/try/v1",
        "file": source.shown,
        "well": is_well(ran, task),
        "stopped": stopped,
        "notes": source.notes(),
        "advice": tried.and_then(|tried| tried.advice.as_ref()),
        "coverage": tried.and_then(|tried| tried.coverage).map(report::coverage),
        "outcomes": outcomes.iter().map(one).collect::<Vec<_>>(),
        "more": tried.map_or(0, |tried| tried.more),
    })
}

fn one(outcome: &Outcome) -> Value {
    let (printed, code) = match &outcome.end {
        End::Output(printed, code) => (Some(printed), Some(code)),
        _ => (None, None),
    };
    json!({
        "kind": outcome.end.name(),
        "printed": printed,
        "exit_code": code,
        "schedules": outcome.schedules,
        "schedule": outcome.schedule.to_string(),
        "message": outcome.message,
        "story": outcome.story,
    })
}

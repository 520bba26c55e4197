//! An interleaving as a table: a column for each thread, a row for each operation, some cells hidden.

use super::question::Hidden;
use crate::Trace;
use crate::rt::{Event, Op, TaskId};
use crate::story::messages::remark;
use protocol::question::{Row, Table};
use std::collections::BTreeMap;
use std::time::Duration;

/// The sign of the blank of this number.
pub(crate) fn blank(number: usize) -> String {
    format!("?{number}")
}

/// `3`, `1.5`, `0.25`.
pub(crate) fn seconds(time: Duration) -> String {
    time.as_secs_f64().to_string()
}

/// How many rows the table of a run has.
pub(crate) fn rows(trace: &Trace) -> usize {
    shown_events(trace).count()
}

/// Nothing is hidden.
pub(crate) fn plain(trace: &Trace) -> Table {
    table(trace, |_, event| crate::operation(trace, event), |_, event| seconds(event.at))
}

/// The table with its blanks, and what belongs there.
pub(crate) fn with_blanks(trace: &Trace, value: &str, hidden: Hidden) -> (Table, Vec<String>) {
    match hidden {
        Hidden::ValuesFrom(first) => without_values(trace, value, first),
        Hidden::TimesFrom(first) => without_times(trace, first),
    }
}

fn without_values(trace: &Trace, value: &str, first: usize) -> (Table, Vec<String>) {
    let (mut key, mut seen) = (Vec::new(), 0);
    let mut operation = |_: usize, event: &Event| {
        let values = values(event.op);
        seen += usize::from(!values.is_empty());
        match seen > first {
            true => hide(&crate::operation(trace, event), values, &mut key),
            false => crate::operation(trace, event),
        }
    };
    let mut table = table(trace, &mut operation, |_, event| seconds(event.at));
    if value.parse::<i64>().is_ok() {
        key.push(value.to_owned());
        table.returns = Some(blank(key.len()));
    }
    (table, key)
}

fn without_times(trace: &Trace, first: usize) -> (Table, Vec<String>) {
    let (mut key, mut last) = (Vec::new(), BTreeMap::new());
    let mut time = |row: usize, event: &Event| {
        if row < first {
            return seconds(event.at);
        }
        // A thread falls asleep at the moment of what it did before: that is nothing to ask.
        let sign = match last.get(&event.task) {
            Some(sign) if matches!(event.op, Op::Sleep(_)) => String::clone(sign),
            _ => {
                key.push(seconds(event.at));
                blank(key.len())
            }
        };
        last.insert(event.task, sign.clone());
        sign
    };
    let table = table(trace, |_, event| crate::operation(trace, event), &mut time);
    (table, key)
}

/// Puts blanks in place of the values at the end of an operation's text.
fn hide(text: &str, values: Vec<String>, key: &mut Vec<String>) -> String {
    let (mut head, mut tail) = (text.to_owned(), String::new());
    let first = key.len();
    for (place, value) in values.iter().enumerate().rev() {
        let at = head.rfind(value.as_str()).unwrap_or(head.len());
        tail =
            format!("{}{}{tail}", blank(first + place + 1), head.get(at + value.len()..).unwrap_or_default());
        head.truncate(at);
    }
    key.extend(values);
    head + &tail
}

/// The numbers that an operation shows.
fn values(op: Op) -> Vec<String> {
    let shown =
        |values: &[Option<crate::rt::Value>]| values.iter().flatten().map(ToString::to_string).collect();
    match op {
        Op::Load(value)
        | Op::Store(value)
        | Op::CompareFailed(value)
        | Op::Lock(value)
        | Op::Unlock(value)
        | Op::ReadLock(value)
        | Op::WriteLock(value)
        | Op::WriteUnlock(value) => shown(&[value]),
        Op::Update { old, new } => shown(&[old, new]),
        Op::Send(held) | Op::Receive(held) | Op::Length(held) => vec![held.to_string()],
        _ => Vec::new(),
    }
}

fn shown_events(trace: &Trace) -> impl Iterator<Item = &Event> {
    trace.events().iter().filter(|event| is_shown(event.op))
}

fn is_shown(op: Op) -> bool {
    let of_threads = matches!(op, Op::Spawn(_) | Op::Join(_) | Op::ScopeEnd | Op::Finish | Op::Panic);
    !of_threads && !matches!(op, Op::Yield | Op::Enter(_) | Op::Leave(_) | Op::OwnName | Op::Disconnect)
}

fn table(
    trace: &Trace,
    mut operation: impl FnMut(usize, &Event) -> String,
    mut time: impl FnMut(usize, &Event) -> String,
) -> Table {
    let mut tasks: Vec<TaskId> = shown_events(trace).map(|event| event.task).collect();
    tasks.sort_unstable();
    tasks.dedup();
    let timed = trace.elapsed() > Duration::ZERO;
    let lost = trace.harmful_update();
    let row = |(row, (at, event)): (usize, (usize, &Event))| Row {
        time: if timed { time(row, event) } else { String::new() },
        column: tasks.iter().position(|task| *task == event.task).unwrap_or_default(),
        text: operation(row, event),
        line: trace.line(event),
        remark: remark(trace, at),
        harm: lost.is_some_and(|lost| [lost.write, lost.event].contains(&at)),
    };
    let events = trace.events().iter().enumerate().filter(|(_, event)| is_shown(event.op));
    let rows = events.enumerate().map(row).collect();
    Table { columns: tasks.iter().map(|task| trace.name(*task)).collect(), rows, returns: None }
}

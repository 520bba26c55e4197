//! The interleaving as a table: a column for each thread, a row for each operation.

use crate::messages;
use crate::rt::event::Place;
use crate::rt::{Event, Op, TaskId};
use crate::trace::Trace;
use std::time::Duration;

/// A story has at most so many rows; the end is what matters.
const ROWS: usize = 40;
/// With more rows than this it is a loop that hardly ends: what matters is how it came there, and one round of it.
const ENDLESS: usize = 1000;
const BEGINNING: usize = 12;
const ROUND: usize = 8;
/// A column is at least so wide, so that an operation and its line fit.
const COLUMN: usize = 24;

/// Tells the story of an execution within `width` columns of the terminal.
pub(crate) fn tell(trace: &Trace, width: usize) -> String {
    let rows: Vec<(usize, &Event)> =
        trace.events().iter().enumerate().filter(|(_, e)| worth_telling(e.op)).collect();
    let timed = trace.elapsed() > Duration::ZERO;
    let margin = if timed { 10 } else { 2 };
    let columns = columns(trace, &rows, (width.saturating_sub(margin) / COLUMN).max(1));
    let told: Vec<_> = rows.iter().filter(|(_, event)| columns.contains(&event.task)).collect();
    let mut table = Table { trace, columns: &columns, margin, timed, lines: Vec::new() };
    table.head(width);
    let (beginning, end) = if told.len() <= ROWS {
        (told.len(), 0)
    } else if told.len() <= ENDLESS {
        (0, ROWS)
    } else {
        (BEGINNING, ROUND)
    };
    told[..beginning].iter().for_each(|(at, event)| table.row(*at, event, width));
    if told.len() > beginning + end {
        table.lines.push(messages::rows_left_out(told.len() - beginning - end));
    }
    told[told.len() - end..].iter().for_each(|(at, event)| table.row(*at, event, width));
    if let Some(left_out) = left_out(&rows, &columns) {
        table.lines.push(messages::other_threads(left_out));
    }
    table.lines.join("\n")
}

pub(crate) fn worth_telling(op: Op) -> bool {
    !matches!(op, Op::Finish | Op::Yield | Op::Enter(_) | Op::Leave(_))
}

/// Whether the operation alone makes its thread worth a column.
fn makes_a_column(op: Op) -> bool {
    worth_telling(op) && !matches!(op, Op::Spawn(_) | Op::Join(_) | Op::ScopeEnd | Op::Panic)
}

/// The threads that get a column: at most `room`, those who acted last.
fn columns(trace: &Trace, rows: &[(usize, &Event)], room: usize) -> Vec<TaskId> {
    let mut chosen: Vec<TaskId> = Vec::new();
    if let Some(lost) = trace.lost_update() {
        chosen.extend([lost.lost, lost.by]);
    }
    chosen.extend(crate::deadlock::circle(trace));
    chosen
        .extend(rows.iter().rev().filter(|(_, event)| makes_a_column(event.op)).map(|(_, event)| event.task));
    let mut columns: Vec<TaskId> = Vec::new();
    for task in chosen {
        if !columns.contains(&task) && columns.len() < room {
            columns.push(task);
        }
    }
    columns.sort_unstable();
    columns
}

/// How many threads acted and have no column.
fn left_out(rows: &[(usize, &Event)], columns: &[TaskId]) -> Option<usize> {
    let mut others: Vec<TaskId> = rows
        .iter()
        .filter(|(_, e)| makes_a_column(e.op) && !columns.contains(&e.task))
        .map(|(_, e)| e.task)
        .collect();
    others.sort_unstable();
    others.dedup();
    (!others.is_empty()).then_some(others.len())
}

struct Table<'a> {
    trace: &'a Trace,
    columns: &'a [TaskId],
    margin: usize,
    timed: bool,
    lines: Vec<String>,
}

impl Table<'_> {
    fn head(&mut self, width: usize) {
        let time = if self.timed { "time" } else { "" };
        let names: Vec<String> = self.columns.iter().map(|task| self.trace.name(*task)).collect();
        self.line(time, &names, "", width);
    }

    fn row(&mut self, at: usize, event: &Event, width: usize) {
        let time = if self.timed { messages::duration(event.at) } else { String::new() };
        let mut text = messages::operation(self.trace, event);
        if let Some(line) = line_of(event.place) {
            text = format!("{text}  {line}");
        }
        let cells: Vec<String> = self
            .columns
            .iter()
            .map(|task| if *task == event.task { text.clone() } else { String::new() })
            .collect();
        let remark = messages::remark(self.trace, at).unwrap_or_default();
        self.line(&time, &cells, &remark, width);
    }

    fn line(&mut self, time: &str, cells: &[String], remark: &str, width: usize) {
        let column = self.column_width(width);
        let mut line = format!("{time:<margin$}", margin = self.margin);
        for cell in cells {
            line.push_str(&format!("{cell:<column$}"));
        }
        self.lines.push(format!("{}{remark}", if remark.is_empty() { line.trim_end() } else { &line }));
    }

    fn column_width(&self, width: usize) -> usize {
        (width.saturating_sub(self.margin) / self.columns.len().max(1)).clamp(COLUMN, COLUMN + 12)
    }
}

/// The line in the student's file.
fn line_of(place: Place) -> Option<String> {
    (!messages::is_ours(place.file())).then(|| format!(":{}", place.line()))
}

//! The interleaving as a table: a column for each thread, a row for each operation.

mod choice;
pub(crate) mod messages;
pub(crate) mod names;
mod standing;

pub use messages::operation;
pub use standing::{Standing, standing, things_to_wait_for};

use crate::rt::event::Place;
use crate::rt::{Event, Op, TaskId};
use crate::trace::{Trace, is_ours};
use std::cell::Cell;
use std::time::Duration;

/// A column is at least this wide, so that an operation and its line fit.
const COLUMN: usize = 24;
/// And no wider than this.
const WIDEST: usize = 36;
/// Between two columns.
const GAP: usize = 3;
/// The column of times is at least this wide.
const TIME: usize = 10;

/// The default width of a story.
const WIDTH: usize = 100;

thread_local! {
    static ASKED: Cell<usize> = const { Cell::new(WIDTH) };
}

/// From now on stories are told within `width` columns of the terminal.
pub(crate) fn set_width(width: usize) {
    ASKED.set(width);
}

/// The interleaving as a table, a column for each thread.
pub fn story(trace: &Trace) -> String {
    story_within(trace, ASKED.get())
}

/// As [`story`], within `width` columns of the terminal.
pub fn story_within(trace: &Trace, width: usize) -> String {
    let rows = relevant(trace);
    let timed = trace.elapsed() > Duration::ZERO;
    let margin = if timed { time_column(&rows) } else { 2 };
    let columns = columns(trace, &rows, (width.saturating_sub(margin) / COLUMN).max(1));
    let (shown, others): (Vec<_>, Vec<_>) = rows.iter().partition(|(_, event)| columns.contains(&event.task));
    let mut table = Table { trace, columns: &columns, timed, rows: Vec::new() };
    table.head();
    let mut left_out = LeftOut::default();
    for ((at, event), is_chosen) in shown.iter().zip(choice::chosen(trace, &shown)) {
        if is_chosen {
            table.rows.extend(left_out.take(trace));
            table.row(*at, event);
        } else {
            left_out.add(event.task);
        }
    }
    table.rows.extend(left_out.take(trace));
    let mut not_shown = LeftOut::default();
    others
        .iter()
        .filter(|(_, event)| makes_a_column(event.op))
        .for_each(|(_, event)| not_shown.add(event.task));
    if !not_shown.by_thread.is_empty() {
        table.rows.push(Row::Text(messages::not_shown(trace, &not_shown.by_thread)));
    }
    laid_out(&table.rows, margin, columns.len(), width).join("\n")
}

/// What was left out since the last row, by thread.
#[derive(Default)]
struct LeftOut {
    by_thread: Vec<(TaskId, usize)>,
}

impl LeftOut {
    fn add(&mut self, task: TaskId) {
        match self.by_thread.iter_mut().find(|(one, _)| *one == task) {
            Some((_, count)) => *count += 1,
            None => self.by_thread.push((task, 1)),
        }
    }

    fn take(&mut self, trace: &Trace) -> Option<Row> {
        let by_thread = std::mem::take(&mut self.by_thread);
        (!by_thread.is_empty()).then(|| Row::Text(messages::rows_left_out(trace, &by_thread)))
    }
}

/// The operations that are part of the story, with their numbers.
pub(crate) fn relevant(trace: &Trace) -> Vec<(usize, &Event)> {
    let counts_matter = trace.events().iter().any(|event| event.op == Op::OwnersAsked);
    let is_relevant = |event: &Event| {
        let is_the_checks_panic = event.op == Op::Panic && is_ours(event.place.file());
        worth_telling(event.op) && !is_the_checks_panic && (counts_matter || event.op != Op::OwnersChanged)
    };
    trace.until_over().iter().enumerate().filter(|(_, event)| is_relevant(event)).collect()
}

pub(crate) fn worth_telling(op: Op) -> bool {
    !matches!(op, Op::Finish | Op::Yield | Op::Enter(_) | Op::Leave(_))
}

/// Whether the operation alone makes its thread worth a column.
fn makes_a_column(op: Op) -> bool {
    worth_telling(op) && !matches!(op, Op::Spawn(_) | Op::Join(_) | Op::ScopeEnd | Op::Panic)
}

/// How wide the column of times is: the longest of them, and a gap.
fn time_column(rows: &[(usize, &Event)]) -> usize {
    let longest = rows.iter().map(|(_, event)| messages::duration(event.at).chars().count()).max();
    (longest.unwrap_or_default() + GAP).max(TIME)
}

/// The threads that get a column: at most `room`, those that acted last.
fn columns(trace: &Trace, rows: &[(usize, &Event)], room: usize) -> Vec<TaskId> {
    let mut chosen: Vec<TaskId> = Vec::new();
    if let Some(lost) = trace.harmful_update() {
        chosen.extend([lost.lost, lost.by]);
    }
    let acts = |task: &TaskId| rows.iter().any(|(_, event)| event.task == *task && makes_a_column(event.op));
    chosen.extend(trace.waiting_for_ever().into_iter().filter(acts));
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

/// A line of the table, not yet laid out.
enum Row {
    /// An operation, or the names of the threads.
    Cells { time: String, cells: Vec<String>, remark: String },
    /// A line across all columns.
    Text(String),
}

struct Table<'a> {
    trace: &'a Trace,
    columns: &'a [TaskId],
    timed: bool,
    rows: Vec<Row>,
}

impl Table<'_> {
    fn head(&mut self) {
        let time = if self.timed { "time" } else { "" };
        let cells = self.columns.iter().map(|task| self.trace.name(*task)).collect();
        self.rows.push(Row::Cells { time: time.to_owned(), cells, remark: String::new() });
    }

    fn row(&mut self, at: usize, event: &Event) {
        let time = if self.timed { messages::duration(event.at) } else { String::new() };
        let mut text = messages::operation(self.trace, event);
        if let Some(line) = line_of(event.place) {
            text = format!("{text}  {line}");
        }
        let cell = |task: &TaskId| if *task == event.task { text.clone() } else { String::new() };
        let cells = self.columns.iter().map(cell).collect();
        let remark = messages::remark(self.trace, at).unwrap_or_default();
        self.rows.push(Row::Cells { time, cells, remark });
    }
}

/// The rows as lines of at most `width` columns of the terminal.
fn laid_out(rows: &[Row], margin: usize, columns: usize, width: usize) -> Vec<String> {
    let length = |text: &String| text.chars().count();
    let cells = rows.iter().flat_map(|row| match row {
        Row::Cells { cells, .. } => cells.as_slice(),
        Row::Text(_) => &[],
    });
    let longest = cells.map(length).max().unwrap_or(0);
    let room = width.saturating_sub(margin) / columns.max(1);
    let column = room.clamp(COLUMN, WIDEST).min((longest + GAP).max(COLUMN));
    let mut lines = Vec::new();
    for row in rows {
        match row {
            Row::Text(text) => lines.push(text.clone()),
            Row::Cells { time, cells, remark } => {
                let mut line = format!("{time:<margin$}");
                cells.iter().for_each(|cell| line.push_str(&format!("{cell:<column$}")));
                remarked(&line, remark, width, &mut lines);
            }
        }
    }
    lines
}

/// A remark is beside its operation if there is room, and below it if there is none.
fn remarked(line: &str, remark: &str, width: usize, lines: &mut Vec<String>) {
    let length = |text: &str| text.chars().count();
    if length(line) + length(remark) <= width {
        return lines.push(format!("{line}{remark}").trim_end().to_owned());
    }
    lines.push(line.trim_end().to_owned());
    if !remark.is_empty() {
        lines.push(format!("{}{remark}", " ".repeat(width.saturating_sub(length(remark)))));
    }
}

/// The line in the student's file.
fn line_of(place: Place) -> Option<String> {
    (!is_ours(place.file())).then(|| format!(":{}", place.line()))
}

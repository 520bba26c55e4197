//! What a failed check tells: the claim, what happened, the interleaving, the misconception.

use ratatui::style::{Color, Stylize};
use ratatui::text::Line;

use super::super::messages;
use super::super::state::State;
use super::text::wrapped;
use crate::check::messages::check_title;
use crate::check::verdict::{Judged, Verdict};

/// A story keeps at least so many rows, however low the window is.
const FEWEST: usize = 6;
/// More rows at once help nobody, however high the window is.
const MOST: usize = 18;
/// What is before and after the interleaving.
const INDENT: usize = 3;

/// The failure that is spoken of, nothing left out.
pub fn whole(state: &State) -> Vec<Line<'static>> {
    state.failure().map_or(Vec::new(), |failure| told(failure, 0, Room::ForAll, super::width(state)))
}

/// How much of the interleaving there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// All of it.
    ForAll,
    /// As much as so many lines of the window leave.
    Lines(usize),
}

/// A failure in the `room` there is, if that can be: first the gaps go, then the middle of the interleaving is folded. So many
/// `others` of its step failed as well.
pub fn told(failure: &Judged, others: usize, room: Room, width: usize) -> Vec<Line<'static>> {
    let (before, rows, after) = parts(failure);
    let prose = |text: &str| -> Vec<Line<'static>> {
        text.trim_matches('\n')
            .lines()
            .flat_map(|line| wrapped(line, INDENT, width))
            .map(Line::from)
            .collect()
    };
    let mut lines = title(failure, others, width);
    lines.extend(prose(before));
    if rows.is_empty() {
        return lines;
    }
    let (after, rows) = (prose(after), rows.lines().collect::<Vec<_>>());
    let (room, most) = match room {
        Room::ForAll => (usize::MAX, usize::MAX),
        Room::Lines(room) => (room, MOST),
    };
    let left = room.saturating_sub(lines.len() + after.len());
    let rows = folded(&rows, left.clamp(FEWEST, most));
    let gap = if rows.len() + 2 <= left { 1 } else { 0 };
    lines.extend((0..gap).map(|_| Line::default()));
    lines.extend(rows.iter().map(|row| as_line(row, width)));
    lines.extend((0..gap).map(|_| Line::default()));
    lines.extend(after);
    lines
}

/// The claim; a compiler's words have a title of their own.
fn title(failure: &Judged, others: usize, width: usize) -> Vec<Line<'static>> {
    if failure.verdict == Verdict::DoesNotCompile {
        return Vec::new();
    }
    let claim = wrapped(&check_title(&failure.check), 1, width).into_iter();
    let mut lines: Vec<Line<'static>> = claim.map(|line| Line::from(line).fg(Color::Red).bold()).collect();
    if let (Some(last), 1..) = (lines.last_mut(), others) {
        let more = messages::more_failures(others);
        if last.width() + more.chars().count() + 2 <= width {
            last.push_span(format!("  {more}").not_bold().dim());
        }
    }
    lines
}

/// The message before the interleaving, the interleaving, and the message after it.
fn parts(failure: &Judged) -> (&str, &str, &str) {
    let message = failure.message.as_str();
    let first = failure.story.lines().find(|line| !line.trim().is_empty()).unwrap_or("\0");
    let last = failure.story.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("\0");
    let begin = message.find(first).map(|at| message[..at].rfind('\n').map_or(0, |newline| newline + 1));
    let end = message.rfind(last).map(|at| at + last.len());
    match (begin, end) {
        (Some(begin), Some(end)) if begin < end => (&message[..begin], &message[begin..end], &message[end..]),
        _ => (message, "", ""),
    }
}

/// The names of the threads, the first moves and the last: how it ended matters most.
fn folded(rows: &[&str], room: usize) -> Vec<String> {
    if rows.len() <= room {
        return rows.iter().map(|row| (*row).to_owned()).collect();
    }
    let beginning = 2.min(room - 3);
    let end = room - 2 - beginning;
    let hidden = rows.len() - 1 - beginning - end;
    let mut told: Vec<String> = rows[..=beginning].iter().map(|row| (*row).to_owned()).collect();
    told.push(format!("    {}", messages::rows_folded(hidden)));
    told.extend(rows[rows.len() - end..].iter().map(|row| (*row).to_owned()));
    told
}

fn as_line(row: &str, width: usize) -> Line<'static> {
    let row: String = format!("  {row}").chars().take(width).collect();
    match row.find('←') {
        Some(at) => {
            Line::from(vec![row[..at].to_owned().into(), row[at..].to_owned().fg(Color::Yellow).bold()])
        }
        None => Line::from(row),
    }
}

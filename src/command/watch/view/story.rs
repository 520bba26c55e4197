//! What a failed check tells: the claim, what happened, the interleaving, the misconception.

use ratatui::style::{Color, Stylize};
use ratatui::text::Line;

use super::super::messages;
use super::super::state::State;
use super::text::wrapped;
use workbook_judge::check::fold::{Rows, folded, parts};
use workbook_judge::check::messages::check_title;
use workbook_judge::check::verdict::{Judged, Verdict};

/// A story keeps at least so many rows, however low the window is.
const FEWEST: usize = 6;
/// What is before and after the interleaving.
const INDENT: usize = 3;

/// The whole failure that is on the screen.
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
    let after = prose(after);
    let (room, most) = match room {
        Room::ForAll => (usize::MAX, Rows::All),
        Room::Lines(room) => (room, Rows::READABLE),
    };
    let left = room.saturating_sub(lines.len() + after.len());
    let most = match most {
        Rows::AtMost(most) => Rows::AtMost(left.clamp(FEWEST, most)),
        Rows::All => most,
    };
    let rows = folded(&rows, most, messages::rows_folded);
    let gap = if rows.len() + 2 <= left { 1 } else { 0 };
    lines.extend((0..gap).map(|_| Line::default()));
    lines.extend(rows.iter().map(|row| as_line(row, width)));
    lines.extend((0..gap).map(|_| Line::default()));
    lines.extend(after);
    lines
}

/// The claim; a compiler's words have a title of their own.
fn title(failure: &Judged, others: usize, width: usize) -> Vec<Line<'static>> {
    if failure.said.verdict == Verdict::DoesNotCompile {
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

fn as_line(row: &str, width: usize) -> Line<'static> {
    let row: String = format!("  {row}").chars().take(width).collect();
    match row.find('←') {
        Some(at) => {
            Line::from(vec![row[..at].to_owned().into(), row[at..].to_owned().fg(Color::Yellow).bold()])
        }
        None => Line::from(row),
    }
}

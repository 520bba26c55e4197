//! A column for each thread: its name, what it would do or what is in its way, and what it holds.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::Paint;
use super::fold::{cell, fold};
use crate::by_hand::game::Game;
use crate::by_hand::messages;
use workbook_judge::protocol::by_hand::State;

/// A column is at least so wide, its gap included, and at most so much wider.
const COLUMN: usize = 24;
const WIDEST: usize = 44;
/// What snapshots between two columns.
const GAP: &str = "│ ";

/// Which threads have a column, and how wide it is.
pub(super) struct Grid {
    pub threads: Vec<usize>,
    pub left_out: usize,
    /// For the time, at the left.
    pub margin: usize,
    /// Without the gap.
    pub width: usize,
}

impl Grid {
    pub fn of(game: &Game, width: u16) -> Grid {
        let timed = game.snapshot.story.iter().any(|row| row.at != "0 ms");
        let margin = if timed { 8 } else { 1 };
        let room = usize::from(width).saturating_sub(margin);
        let threads = shown(game, (room / COLUMN).max(1));
        let column = (room / threads.len().max(1)).clamp(GAP.chars().count() + 1, WIDEST);
        let left_out = game.snapshot.threads.len() - threads.len();
        Grid { threads, left_out, margin, width: column - GAP.chars().count() }
    }

    /// A line with nothing in any column.
    pub fn empty(&self, paint: Paint) -> Line<'static> {
        self.line("", vec![(String::new(), Style::new()); self.threads.len()], paint)
    }

    /// A line with this text in each column.
    pub fn line(&self, margin: &str, cells: Vec<(String, Style)>, paint: Paint) -> Line<'static> {
        let mut spans = vec![Span::styled(cell(margin, self.margin), paint.faint())];
        for (text, style) in cells {
            spans.push(Span::styled(cell(&text, self.width), style));
            spans.push(Span::styled(GAP, paint.faint()));
        }
        spans.pop();
        Line::from(spans)
    }
}

/// All threads, if there is room. Else those that have ended go first, then the body's if it only waits; of the
/// rest, those round the one that is looked at.
fn shown(game: &Game, room: usize) -> Vec<usize> {
    let threads = &game.snapshot.threads;
    let looked_at = game.choice().map_or(0, |choice| choice.thread);
    let mut shown: Vec<usize> = (0..threads.len()).collect();
    let has_ended = |thread: usize| matches!(threads[thread].state, State::Ended);
    let only_waits = |thread: usize| thread == 0 && threads[0].state == State::Waits;
    let tests: [&dyn Fn(usize) -> bool; 2] = [&has_ended, &only_waits];
    for test in tests {
        while shown.len() > room {
            let Some(at) = shown.iter().position(|thread| test(*thread) && *thread != looked_at) else {
                break;
            };
            shown.remove(at);
        }
    }
    let at = shown.iter().position(|thread| *thread == looked_at).unwrap_or(0);
    let from = at.saturating_sub(room / 2).min(shown.len().saturating_sub(room));
    shown.into_iter().skip(from).take(room).collect()
}

/// The heads of the columns, within `most` lines.
pub(super) fn heads(game: &Game, grid: &Grid, paint: Paint, most: usize) -> Vec<Line<'static>> {
    let names = grid.threads.iter().map(|thread| name(game, *thread, paint)).collect();
    let mut lines = vec![rule(grid, paint, "┬"), grid.line("", names, paint)];
    let said: Vec<Vec<String>> = grid.threads.iter().map(|thread| under(game, *thread, grid.width)).collect();
    let height = said.iter().map(Vec::len).max().unwrap_or(0).min(most.saturating_sub(lines.len() + 1));
    for at in 0..height {
        let cells =
            grid.threads.iter().zip(&said).map(|(thread, said)| {
                (said.get(at).cloned().unwrap_or_default(), style(game, *thread, paint))
            });
        lines.push(grid.line("", cells.collect(), paint));
    }
    lines.push(rule(grid, paint, "┼"));
    lines
}

fn name(game: &Game, thread: usize, paint: Paint) -> (String, Style) {
    let name = &game.snapshot.threads[thread].name;
    let is_looked_at = game.choice().is_some_and(|choice| choice.thread == thread);
    match game.snapshot.choice_of(thread) {
        Some(_) if is_looked_at => (format!("▸{thread} {name}"), paint.selected()),
        Some(_) => (format!(" {thread} {name}"), style(game, thread, paint)),
        None => (format!(" · {name}"), style(game, thread, paint)),
    }
}

fn style(game: &Game, thread: usize, paint: Paint) -> Style {
    paint.thread(game.snapshot.threads[thread].state)
}

fn under(game: &Game, thread: usize, width: usize) -> Vec<String> {
    let mut lines = fold(&messages::status(game, thread), width);
    lines.extend(fold(&messages::holds(&game.snapshot.threads[thread].holds), width));
    lines
}

fn rule(grid: &Grid, paint: Paint, crossing: &str) -> Line<'static> {
    let columns: Vec<String> = grid.threads.iter().map(|_| "─".repeat(grid.width)).collect();
    let text = format!("{}{}", "─".repeat(grid.margin), columns.join(&format!("{crossing}─")));
    let more = if grid.left_out > 0 { messages::other_threads(grid.left_out) } else { String::new() };
    let kept = text.chars().count().saturating_sub(more.chars().count());
    Line::styled(text.chars().take(kept).collect::<String>() + &more, paint.faint())
}

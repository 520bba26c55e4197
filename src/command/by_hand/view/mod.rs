//! The game on a screen: pure functions from its state.

mod beside;
mod fold;
mod paint;
mod story;
mod threads;

pub use paint::Paint;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Text};
use ratatui::widgets::{Block, Borders, Padding, Paragraph};

use super::game::{Game, Page};
use super::messages;
use fold::fold;

/// From this width on, shared objects snapshot at the right.
const WIDE: u16 = 110;
const RIGHT: u16 = 36;
/// From this height on, more of the student's file is shown.
const TALL: u16 = 26;
/// The story and the heads of the columns have at least so many lines, if there is room for anything.
const STORY: u16 = 4;
const HEADS: u16 = 4;

/// Draws the game.
pub fn view(game: &Game, paint: Paint, frame: &mut Frame<'_>) {
    let area = frame.area();
    if game.page == Page::Help {
        return help(paint, frame, area);
    }
    let aim = fold(&messages::aim(game), usize::from(area.width.saturating_sub(2)));
    let said = said(game, paint, area.width);
    let [title, goal, middle, foot, keys] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(aim.len().min(3) as u16),
        Constraint::Min(1),
        Constraint::Length(said.len().min(usize::from(area.height) / 2) as u16),
        Constraint::Length(1),
    ])
    .areas(area);
    head(game, paint, frame, title);
    let aim: Vec<Line<'_>> =
        aim.into_iter().map(|line| Line::styled(format!(" {line}"), paint.aim())).collect();
    frame.render_widget(Text::from(aim), goal);
    below_the_aim(game, paint, frame, middle);
    frame.render_widget(Text::from(said), foot);
    frame.render_widget(Line::styled(format!(" {}", messages::keys(game)), paint.faint()), keys);
}

fn head(game: &Game, paint: Paint, frame: &mut Frame<'_>, area: Rect) {
    let position = messages::position(game);
    let width = usize::from(area.width).saturating_sub(position.chars().count() + 3);
    let title = fold::cut(&messages::title(game), width);
    let line = Line::from(vec![
        ratatui::text::Span::styled(format!(" {title:<width$}"), paint.title()),
        ratatui::text::Span::styled(format!(" {position} "), paint.faint()),
    ]);
    frame.render_widget(line, area);
}

/// The threads and their story; shared objects snapshot beneath or beside them, the student's line beneath both.
fn below_the_aim(game: &Game, paint: Paint, frame: &mut Frame<'_>, area: Rect) {
    let is_wide = area.width >= WIDE;
    let mut below = Vec::new();
    if !is_wide {
        below.extend(beside::shared_below(game, paint, area.width));
    }
    let is_tall = frame.area().height >= TALL;
    if is_tall || game.snapshot.end.is_none() {
        below.extend(beside::source(game, paint, area.width, if is_tall { 3 } else { 1 }));
    }
    let room = area.height.saturating_sub(STORY + HEADS);
    let [above, bottom] =
        Layout::vertical([Constraint::Min(1), Constraint::Length((below.len() as u16).min(room))])
            .areas(area);
    let right = if is_wide { RIGHT } else { 0 };
    let [left, right] = Layout::horizontal([Constraint::Min(1), Constraint::Length(right)]).areas(above);
    play(game, paint, frame, left);
    if is_wide {
        beside::shared_beside(game, paint, frame, right);
    }
    frame.render_widget(Text::from(below), bottom);
}

/// The threads, and beneath them what they did.
fn play(game: &Game, paint: Paint, frame: &mut Frame<'_>, area: Rect) {
    let grid = threads::Grid::of(game, area.width);
    let most = usize::from(area.height.saturating_sub(STORY)).max(3);
    let mut lines = threads::heads(game, &grid, paint, most);
    let left = usize::from(area.height).saturating_sub(lines.len());
    lines.extend(story::rows(game, &grid, paint, left));
    lines.resize(usize::from(area.height), grid.empty(paint));
    frame.render_widget(Text::from(lines), area);
}

/// The end, or a word about the last key; nothing most of the time.
fn said(game: &Game, paint: Paint, width: u16) -> Vec<Line<'static>> {
    let width = usize::from(width.saturating_sub(2));
    let mut lines = Vec::new();
    if let (Some(text), Some(end)) = (messages::end(game), &game.snapshot.end) {
        let word = messages::end_word(end.kind);
        let text = fold(&format!("{word}: {text}"), width);
        lines.extend(text.into_iter().map(|line| Line::styled(format!(" {line}"), paint.end(end.kind))));
    }
    if let Some(word) = &game.word {
        lines
            .extend(fold(word, width).into_iter().map(|line| Line::styled(format!(" {line}"), paint.word())));
    }
    lines
}

fn help(paint: Paint, frame: &mut Frame<'_>, area: Rect) {
    let block =
        Block::default().borders(Borders::ALL).padding(Padding::uniform(1)).border_style(paint.faint());
    frame.render_widget(Paragraph::new(messages::help()).block(block), area);
}

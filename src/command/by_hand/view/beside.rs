//! Shared objects and the student's line: beneath the story, or beside it where there is room.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Block, Borders};

use super::Paint;
use super::fold::{cut, fold};
use crate::command::by_hand::game::Game;
use crate::command::by_hand::messages;

/// Lines of the student's file above and below the one that is looked at, in the narrow form.
const ROUND: usize = 1;
/// How many lines shared objects may take there.
const SHARED: usize = 4;

/// Beneath the story.
pub(super) fn strip(game: &Game, paint: Paint, width: u16) -> Vec<Line<'static>> {
    let width = usize::from(width);
    let mut lines = vec![Line::styled("─".repeat(width), paint.faint())];
    let label = format!(" {}  ", messages::shared());
    let indent = label.chars().count();
    let all = objects(game).join(" · ");
    let said = fold(&all, width.saturating_sub(indent + 1));
    for (at, text) in said.into_iter().take(SHARED).enumerate() {
        let label = if at == 0 { label.clone() } else { " ".repeat(indent) };
        lines.push(Line::from(vec![Span::styled(label, paint.faint()), Span::raw(text)]));
    }
    lines.extend(source(game, paint, width, ROUND));
    lines
}

/// At the right of the story.
pub(super) fn panel(game: &Game, paint: Paint, frame: &mut Frame<'_>, area: Rect) {
    let width = usize::from(area.width.saturating_sub(2));
    let objects: Vec<Line<'_>> =
        objects(game).iter().flat_map(|text| fold(text, width)).map(Line::raw).collect();
    let height = (objects.len() as u16 + 1).min(area.height / 2);
    let [top, bottom] = Layout::vertical([Constraint::Length(height), Constraint::Min(0)]).areas(area);
    let block = |title: String| {
        let title = Line::styled(format!(" {} ", cut(&title, width.saturating_sub(2))), paint.faint());
        Block::default().borders(Borders::TOP | Borders::LEFT).border_style(paint.faint()).title(title)
    };
    let shared = block(messages::shared().to_owned());
    frame.render_widget(Text::from(objects), shared.inner(top));
    frame.render_widget(shared, top);
    let below = block(game.file.clone());
    let round = usize::from(bottom.height.saturating_sub(2)) / 2;
    frame.render_widget(Text::from(source(game, paint, width, round)), below.inner(bottom));
    frame.render_widget(below, bottom);
}

fn objects(game: &Game) -> Vec<String> {
    match game.stand.objects.as_slice() {
        [] => vec![messages::nothing_shared().to_owned()],
        objects => objects.iter().map(messages::object).collect(),
    }
}

/// The student's line that is looked at, and the lines round it: the next one of the choice, else the last one done.
fn source(game: &Game, paint: Paint, width: usize, round: usize) -> Vec<Line<'static>> {
    let line = match game.choice() {
        Some(choice) => choice.line,
        None => game.stand.story.last().and_then(|row| row.line),
    };
    let Some(line) = line.map(|line| line as usize).filter(|line| (1..=game.source.len()).contains(line))
    else {
        return vec![Line::styled(format!(" {}", messages::not_in_the_file()), paint.faint())];
    };
    let first = line.saturating_sub(round).max(1);
    let last = (line + round).min(game.source.len());
    let shown = |number: usize| {
        let mark = if number == line { "▸" } else { " " };
        let style = if number == line { paint.newest() } else { paint.faint() };
        numbered(mark, number, &game.source[number - 1], width, style)
    };
    (first..=last).map(shown).collect()
}

fn numbered(mark: &str, number: usize, text: &str, width: usize, style: Style) -> Line<'static> {
    Line::styled(cut(&format!("{mark}{number:>4}  {text}"), width), style)
}

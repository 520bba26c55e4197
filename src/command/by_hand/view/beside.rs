//! Shared objects, beneath the story or beside it, and the student's line.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Block, Borders};

use super::Paint;
use super::fold::{cut, fold};
use crate::by_hand::game::Game;
use crate::by_hand::messages;

/// How many lines shared objects may take beneath the story.
const SHARED: usize = 4;

/// Shared objects, beneath the story.
pub(super) fn shared_below(game: &Game, paint: Paint, width: u16) -> Vec<Line<'static>> {
    let label = format!(" {}  ", messages::shared());
    let indent = label.chars().count();
    let said = fold(&objects(game).join(" · "), usize::from(width).saturating_sub(indent + 1));
    let line = |(at, text)| {
        let label = if at == 0 { label.clone() } else { " ".repeat(indent) };
        Line::from(vec![Span::styled(label, paint.faint()), Span::raw(text)])
    };
    let rule = Line::styled("─".repeat(width.into()), paint.faint());
    [rule].into_iter().chain(said.into_iter().take(SHARED).enumerate().map(line)).collect()
}

/// Shared objects, at the right of the story.
pub(super) fn shared_beside(game: &Game, paint: Paint, frame: &mut Frame<'_>, area: Rect) {
    let title = Line::styled(format!(" {} ", messages::shared()), paint.faint());
    let block =
        Block::default().borders(Borders::TOP | Borders::LEFT).border_style(paint.faint()).title(title);
    let inside = block.inner(area);
    let lines = objects(game).into_iter().flat_map(|text| object(&text, inside.width.into()));
    frame.render_widget(Text::from(lines.collect::<Vec<_>>()), inside);
    frame.render_widget(block, area);
}

/// An object takes several lines where it must; all but the first are indented.
fn object(text: &str, width: usize) -> Vec<Line<'static>> {
    let lines = fold(text, width.saturating_sub(2)).into_iter().enumerate();
    lines
        .map(|(at, text)| Line::raw(if at == 0 { format!(" {text}") } else { format!("   {text}") }))
        .collect()
}

fn objects(game: &Game) -> Vec<String> {
    match game.snapshot.objects.as_slice() {
        [] => vec![messages::nothing_shared().to_owned()],
        objects => objects.iter().map(messages::object).collect(),
    }
}

/// The student's line that is looked at, and `round` lines above and below it.
pub(super) fn source(game: &Game, paint: Paint, width: u16, round: usize) -> Vec<Line<'static>> {
    let line = looked_at(game);
    let width = usize::from(width);
    let mut lines = vec![Line::styled(titled_rule(&game.file, width), paint.faint())];
    let Some(line) = line.map(|line| line as usize).filter(|line| (1..=game.source.len()).contains(line))
    else {
        lines.push(Line::styled(format!(" {}", messages::not_in_the_file()), paint.faint()));
        return lines;
    };
    let last = (line + round).min(game.source.len());
    let first = last.saturating_sub(2 * round).max(1);
    lines.extend((first..=last).map(|number| {
        let (mark, style) = if number == line { ("▸", paint.newest()) } else { (" ", paint.faint()) };
        Line::styled(cut(&format!("{mark}{number:>4}  {}", game.source[number - 1]), width), style)
    }));
    lines
}

/// The line where the choice continues. An operation without its own line, such as the drop of a guard, comes after
/// the last one that its thread did.
fn looked_at(game: &Game) -> Option<u32> {
    let rows = || game.snapshot.story.iter().rev();
    match game.choice() {
        Some(choice) => {
            choice.line.or_else(|| rows().find(|row| row.thread == choice.thread).and_then(|row| row.line))
        }
        None => rows().find_map(|row| row.line),
    }
}

/// `── lessons/03_race.rs ─────`.
fn titled_rule(title: &str, width: usize) -> String {
    let text = format!("── {} ", cut(title, width.saturating_sub(6)));
    let rest = width.saturating_sub(text.chars().count());
    text + &"─".repeat(rest)
}

//! The screen, drawn from the state alone.

mod foot;
mod head;
mod help;
mod list;
mod steps;
mod story;
mod text;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::state::{Screen, State};

/// Lines above and below what scrolls.
const HEAD: u16 = 3;
const FOOT: u16 = 2;

/// Draws everything.
pub fn view(state: &State, frame: &mut Frame<'_>) {
    let areas = Layout::vertical([Constraint::Length(HEAD), Constraint::Min(0), Constraint::Length(FOOT)]);
    let [head, body, foot] = areas.areas(frame.area());
    frame.render_widget(Paragraph::new(head::lines(state)), head);
    draw_body(state, frame, body);
    frame.render_widget(Paragraph::new(foot::lines(state)), foot);
}

fn draw_body(state: &State, frame: &mut Frame<'_>, area: Rect) {
    let lines = body(state);
    let above = first_shown(state, lines.len());
    let shown: Vec<Line<'_>> = lines.into_iter().skip(above).take(usize::from(area.height)).collect();
    frame.render_widget(Paragraph::new(shown), area);
}

/// All lines of the part that scrolls, each no wider than the window.
fn body(state: &State) -> Vec<Line<'static>> {
    match &state.screen {
        Screen::Verdicts => steps::lines(state),
        Screen::Story => story::whole(state),
        Screen::Output => text::output(state),
        Screen::Comparison(text) => text::comparison(text, width(state)),
        Screen::List(list) => list::lines(state, list),
        Screen::Help => help::lines(width(state)),
    }
}

/// What a program writes is shown from its end.
fn first_shown(state: &State, lines: usize) -> usize {
    let outside = lines.saturating_sub(page(state));
    let scroll = state.scroll.min(outside);
    if state.screen == Screen::Output { outside - scroll } else { scroll }
}

/// How many lines of the part that scrolls have no room in the window.
pub fn lines_outside(state: &State) -> usize {
    body(state).len().saturating_sub(page(state))
}

/// How many lines have room.
pub fn page(state: &State) -> usize {
    usize::from(state.size.1.saturating_sub(HEAD + FOOT)).max(1)
}

fn width(state: &State) -> usize {
    usize::from(state.size.0)
}

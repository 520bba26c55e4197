//! The lessons to choose from.

use ratatui::style::{Color, Stylize};
use ratatui::text::Line;

use super::super::list::List;
use super::super::messages;
use super::super::state::State;

/// What is searched for, and what was found.
pub fn lines(state: &State, list: &List) -> Vec<Line<'static>> {
    let mut lines = vec![Line::from(format!(" {}", messages::search(&list.search))).bold(), Line::default()];
    let found = list.found(&state.lessons);
    if found.is_empty() {
        lines.push(Line::from(format!("   {}", messages::nothing_found())));
    }
    for (place, at) in found.into_iter().enumerate() {
        let line = lesson(state, at);
        lines.push(if place == list.marked { line.reversed() } else { line });
    }
    lines.push(Line::default());
    lines.push(Line::from(format!(" {}", messages::list_keys())).dim());
    lines
}

fn lesson(state: &State, at: usize) -> Line<'static> {
    let lesson = &state.lessons[at];
    let passed = state.standing.passed.get(&lesson.name);
    let mut spans = vec![format!("   {:<20}", lesson.name).into()];
    for step in &lesson.steps {
        let is_passed = passed.is_some_and(|steps| steps.contains(&step.number));
        spans.push(if is_passed { "● ".fg(Color::Green) } else { "○ ".dim() });
    }
    Line::from(spans)
}

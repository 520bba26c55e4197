//! Where the student stands: a bar, and a mark for each lesson.

use ratatui::style::{Color, Stylize};
use ratatui::text::{Line, Span};

use super::super::messages;
use super::super::state::{Lesson, State};
use crate::list::full_cells;

/// The longest bar.
const BAR: usize = 40;

/// Three lines.
pub fn lines(state: &State) -> Vec<Line<'static>> {
    let width = super::width(state);
    vec![bar(state, width), Line::from(lessons(state)), Line::from("─".repeat(width)).dim()]
}

fn bar(state: &State, width: usize) -> Line<'static> {
    let steps: usize = state.lessons.iter().map(|lesson| lesson.steps.len()).sum();
    let passed: usize = state.lessons.iter().map(|lesson| passed(state, lesson)).sum();
    let words = messages::standing(passed, steps, state.standing.points);
    let used = 4 + messages::title().chars().count() + words.chars().count() + 2;
    let length = width.saturating_sub(used).min(BAR);
    let full = full_cells(passed, steps, length);
    Line::from(vec![
        " ".into(),
        messages::title().bold(),
        "  ".into(),
        "█".repeat(full).fg(Color::Green),
        "░".repeat(length - full).dim(),
        "  ".into(),
        words.into(),
    ])
}

fn lessons(state: &State) -> Vec<Span<'static>> {
    let mut spans = vec![Span::from(" ")];
    for (at, lesson) in state.lessons.iter().enumerate() {
        let number = lesson.name.split('_').next().unwrap_or_default();
        let passed = passed(state, lesson);
        let word = if passed == lesson.steps.len() {
            format!("✓{number}").fg(Color::Green)
        } else if passed > 0 {
            format!("◐{number}").fg(Color::Yellow)
        } else {
            format!("○{number}").dim()
        };
        spans.push(if at == state.at { word.not_dim().reversed() } else { word });
        spans.push("  ".into());
    }
    spans
}

/// What was passed once, or just now.
fn passed(state: &State, lesson: &Lesson) -> usize {
    let kept = state.standing.passed.get(&lesson.name);
    let is_kept = |step: u32| kept.is_some_and(|steps| steps.contains(&step));
    let is_now = |step: u32| lesson.name == state.lesson().name && state.is_passed(step);
    lesson.steps.iter().filter(|step| is_kept(step.number) || is_now(step.number)).count()
}

//! What the keys do, or a sentence about the last one.

use ratatui::style::Stylize;
use ratatui::text::{Line, Span};

use super::super::messages;
use super::super::state::State;

/// Two lines: how much is outside the window, and the keys.
pub fn lines(state: &State) -> Vec<Line<'static>> {
    vec![rule(state), keys(state)]
}

fn rule(state: &State) -> Line<'static> {
    let width = super::width(state);
    let words = match (&state.note, super::lines_outside(state)) {
        (Some(note), _) => format!(" {note} "),
        (None, 0) => String::new(),
        (None, outside) => format!(" {} ", messages::more_lines(outside)),
    };
    let words: String = words.chars().take(width).collect();
    let line = "─".repeat(width.saturating_sub(words.chars().count() + 1));
    let words = if state.note.is_some() { words.bold() } else { words.dim() };
    Line::from(vec!["─".dim(), words, line.dim()])
}

fn keys(state: &State) -> Line<'static> {
    let mut spans = vec![Span::from(" ")];
    let mut used = 1;
    for (key, word) in messages::KEYS {
        let length = key.chars().count() + 1 + word.chars().count();
        if used + length > super::width(state) {
            break;
        }
        spans.extend([key.bold(), " ".into(), word.into(), "  ".into()]);
        used += length + 2;
    }
    Line::from(spans)
}

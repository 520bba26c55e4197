//! What the keys do.

use ratatui::style::Stylize;
use ratatui::text::Line;

use super::super::messages;

/// A line for each key.
pub fn lines(width: usize) -> Vec<Line<'static>> {
    let line = |(key, words): (&'static str, &'static str)| {
        let room = width.saturating_sub(12);
        Line::from(vec![format!("   {key:<9}").bold(), words.chars().take(room).collect::<String>().into()])
    };
    let mut lines = vec![Line::default()];
    lines.extend(messages::HELP.map(line));
    lines
}

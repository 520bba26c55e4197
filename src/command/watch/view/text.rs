//! Plain text, wrapped to the window.

use ratatui::style::{Color, Style, Stylize};
use ratatui::text::Line;

use super::super::messages;
use super::super::state::{Running, State};

/// What the lesson's program wrote, and how it stands with it.
pub fn output(state: &State) -> Vec<Line<'static>> {
    let (lesson, width) = (&state.lesson().name, super::width(state));
    let mut lines: Vec<Line<'static>> =
        state.output.lines().flat_map(|line| wrapped(line, 1, width)).map(Line::from).collect();
    let last = match &state.running {
        Running::Never => return lines,
        Running::Building(_) => messages::run_building(lesson),
        Running::Going(_) => messages::run_going(lesson),
        Running::Over(how) => messages::run_over(lesson, how),
    };
    lines.push(Line::default());
    lines.extend(wrapped(&last, 1, width).into_iter().map(|line| Line::from(line).bold()));
    lines
}

/// Differences, as `diff` marks them: what is mine, what is the reference's.
pub fn comparison(text: &str, width: usize) -> Vec<Line<'static>> {
    let styled = |line: &str| {
        let style = match line.chars().next() {
            Some('-') => Style::new().fg(Color::Red),
            Some('+') => Style::new().fg(Color::Green),
            _ => Style::new(),
        };
        wrapped(line, 1, width).into_iter().map(move |line| Line::styled(line, style))
    };
    text.lines().flat_map(styled).collect()
}

/// A paragraph in lines of at most `width`, each `indent` to the right; more where it is indented itself.
pub fn wrapped(text: &str, indent: usize, width: usize) -> Vec<String> {
    let text = text.replace('\t', "    ");
    let own = text.chars().take_while(|letter| *letter == ' ').count();
    let margin = " ".repeat((indent + own).min(width / 2));
    let room = width.saturating_sub(margin.len()).max(10);
    let mut lines = vec![String::new()];
    let words = text.split(' ').filter(|word| !word.is_empty());
    if is_laid_out(&text) {
        let line: String = text.chars().take(width.saturating_sub(indent)).collect();
        return vec![format!("{}{line}", " ".repeat(indent))];
    }
    for word in words {
        push(&mut lines, word, room);
    }
    lines.into_iter().map(|line| if line.is_empty() { line } else { format!("{margin}{line}") }).collect()
}

/// Columns of any kind: a compiler's margin, a table. Words must stay where they are.
fn is_laid_out(text: &str) -> bool {
    let text = text.trim();
    text.contains("   ") || text.contains("│") || text.contains(" | ") || text.ends_with(" |") || text == "|"
}

fn push(lines: &mut Vec<String>, word: &str, room: usize) {
    let length = |text: &str| text.chars().count();
    let mut word = word;
    while let Some(last) = lines.last_mut() {
        let gap = usize::from(!last.is_empty());
        if length(last) + gap + length(word) <= room {
            last.push_str(&" ".repeat(gap));
            last.push_str(word);
            return;
        }
        if gap == 0 {
            // Longer than a line by itself.
            let at = word.char_indices().nth(room).map_or(word.len(), |(at, _)| at);
            last.push_str(&word[..at]);
            word = &word[at..];
        }
        lines.push(String::new());
    }
}

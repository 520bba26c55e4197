//! The end of what a program wrote.

use std::collections::VecDeque;

/// So many lines are kept.
const LINES: usize = 2000;
/// And so much of each.
const COLUMNS: usize = 2000;

/// Lines, the last of which may go on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Output {
    lines: VecDeque<String>,
    goes_on: bool,
}

impl Output {
    /// More was written.
    pub fn push(&mut self, text: &str) {
        for part in text.split_inclusive('\n') {
            let line = part.trim_end_matches(['\n', '\r']);
            if !self.goes_on {
                self.lines.push_back(String::new());
            }
            if let Some(last) = self.lines.back_mut() {
                let room = COLUMNS.saturating_sub(last.len());
                last.extend(line.chars().filter(|letter| !letter.is_control() || *letter == '\t').take(room));
            }
            self.goes_on = !part.ends_with('\n');
        }
        let surplus = self.lines.len().saturating_sub(LINES);
        self.lines.drain(..surplus);
    }

    /// What is kept of it.
    pub fn lines(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        self.lines.iter().map(String::as_str)
    }
}

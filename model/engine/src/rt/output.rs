//! What the answer prints: kept, so that a failure can show its last lines; never on the screen.

use super::point::stop;
use super::world::{self, Ending};
use std::fmt;
use std::fmt::Write;

/// How much one execution may print, in bytes.
const FLOOD: usize = 1 << 20;
/// How much of it is kept.
const KEPT: usize = 8 << 10;

#[derive(Debug)]
pub(crate) struct Output {
    printed: usize,
    last: String,
}

impl Output {
    /// Nothing yet.
    pub const fn new() -> Self {
        Output { printed: 0, last: String::new() }
    }

    /// The last lines, at most `count`.
    pub fn last_lines(&self, count: usize) -> String {
        let lines: Vec<&str> = self.last.lines().collect();
        lines[lines.len().saturating_sub(count)..].join("\n")
    }

    fn push(&mut self, text: &str) {
        self.printed += text.len();
        self.last.push_str(text);
        if self.last.len() > 2 * KEPT {
            let mut cut = self.last.len() - KEPT;
            while !self.last.is_char_boundary(cut) {
                cut += 1;
            }
            self.last.drain(..cut);
        }
    }
}

/// Keeps what the answer prints; ends the execution when it prints without end.
pub fn print(text: fmt::Arguments<'_>) {
    let mut line = String::new();
    if line.write_fmt(text).is_err() {
        return;
    }
    let flood = world::with(|w| {
        w.output.push(&line);
        w.output.printed > FLOOD && w.is_running()
    });
    if flood {
        stop(Ending::OutputFlood);
    }
}

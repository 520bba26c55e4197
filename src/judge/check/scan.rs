//! Reading Rust source as text, before any compiler sees it.

use std::collections::{BTreeMap, BTreeSet};

/// One check: a function of a check file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The step of the lesson that it judges.
    pub step: u32,
    /// The function's name, `step4_no_update_is_lost`.
    pub name: String,
}

impl Check {
    /// The claim in words: `no update is lost`.
    pub fn claim(&self) -> String {
        let words = self.name.split_once('_').map_or("", |(_, claim)| claim);
        words.replace('_', " ")
    }
}

/// The checks of a check file: each line that begins `pub fn step<N>_<claim>()`.
pub fn checks_in(text: &str) -> Vec<Check> {
    text.lines().filter_map(check_on).collect()
}

fn check_on(line: &str) -> Option<Check> {
    let (name, _) = line.strip_prefix("pub fn ")?.split_once("()")?;
    let (step, _) = name.strip_prefix("step")?.split_once('_')?;
    Some(Check { step: step.parse().ok()?, name: name.to_string() })
}

/// The steps whose `todo!("step N: …")` still stands in the code. One in a comment or in a string does not count.
pub fn steps_left(text: &str) -> BTreeSet<u32> {
    todos_in(text).into_keys().collect()
}

/// The same, with the line of each step's first `todo!`.
pub fn todos_in(text: &str) -> BTreeMap<u32, usize> {
    let mut steps = BTreeMap::new();
    let mut rest = text;
    let mut before = ' ';
    while let Some(first) = rest.chars().next() {
        if let Some(step) = todo_at(rest).filter(|_| !is_word(before)) {
            let line = 1 + text[..text.len() - rest.len()].matches('\n').count();
            steps.entry(step).or_insert(line);
        }
        let length = not_code_at(rest).unwrap_or(first.len_utf8());
        before = first;
        rest = &rest[length..];
    }
    steps
}

/// Whether a file is a program by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Main {
    /// It has a `main`.
    There,
    /// It has none: only the steps were handed in.
    Missing,
}

/// Looks for a `main` at the left margin.
pub fn main_in(text: &str) -> Main {
    let is_main = |line: &str| line.strip_prefix("pub ").unwrap_or(line).starts_with("fn main(");
    if text.lines().any(is_main) { Main::There } else { Main::Missing }
}

fn is_word(letter: char) -> bool {
    letter == '_' || letter.is_alphanumeric()
}

fn todo_at(text: &str) -> Option<u32> {
    let inside = text
        .strip_prefix("todo")?
        .trim_start()
        .strip_prefix('!')?
        .trim_start()
        .strip_prefix(['(', '[', '{'])?;
    let number = inside.trim_start().strip_prefix("\"step ")?;
    let digits = number.find(|letter: char| !letter.is_ascii_digit())?;
    number[..digits].parse().ok()
}

/// The length of the comment, string or character that begins here, if one does.
pub(crate) fn not_code_at(text: &str) -> Option<usize> {
    match text.as_bytes()[0] {
        b'/' if text.starts_with("//") => Some(text.find('\n').unwrap_or(text.len())),
        b'/' if text.starts_with("/*") => Some(block_comment(text)),
        b'"' => Some(quoted(text, '"')),
        b'r' => raw_string(text),
        b'\'' => character(text),
        _ => None,
    }
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0_u32, 0);
    while at < text.len() {
        let here = &text.as_bytes()[at..];
        let (change, length) = match here {
            [b'/', b'*', ..] => (1, 2),
            [b'*', b'/', ..] => (-1, 2),
            _ => (0, 1),
        };
        depth = depth.saturating_add_signed(change);
        at += length;
        if depth == 0 {
            break;
        }
    }
    at
}

fn quoted(text: &str, end: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        if letter == end && !escaped {
            return at + letter.len_utf8();
        }
        escaped = letter == '\\' && !escaped;
    }
    text.len()
}

/// `r"…"` and `r#"…"#`; `r#type` is a name and no string.
fn raw_string(text: &str) -> Option<usize> {
    let hashes = text[1..].bytes().take_while(|byte| *byte == b'#').count();
    let inside = text[1 + hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = inside.find(&end).map_or(inside.len(), |at| at + end.len());
    Some(2 + hashes + length)
}

/// A character literal; a lifetime begins with the same sign and is code.
fn character(text: &str) -> Option<usize> {
    let mut letters = text[1..].chars();
    match (letters.next()?, letters.next()?) {
        ('\\', _) => Some(quoted(text, '\'')),
        (letter, '\'') => Some(1 + letter.len_utf8() + 1),
        _ => None,
    }
}

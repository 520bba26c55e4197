//! The text of a function, from the very file that was compiled.

use std::fs;
use std::io::{Error, ErrorKind, Result};

/// A function's text, with the line that it begins on.
pub(crate) struct Source {
    pub file: String,
    pub first_line: usize,
    pub lines: Vec<String>,
}

/// The function of this name in the first of `files` that has one.
///
/// # Errors
///
/// When a file can't be read, or none has such a function.
pub(crate) fn of(function: &str, files: &[&str]) -> Result<Source> {
    for file in files {
        let text = fs::read_to_string(file)?;
        if let Some((first_line, lines)) = find(&text, function) {
            return Ok(Source { file: (*file).to_owned(), first_line, lines });
        }
    }
    Err(Error::new(ErrorKind::NotFound, crate::messages::no_such_function(function)))
}

/// From the line that declares it to the brace at the same distance from the margin.
fn find(text: &str, function: &str) -> Option<(usize, Vec<String>)> {
    let lines: Vec<&str> = text.lines().collect();
    let begin = lines.iter().position(|line| declares(line, function))?;
    let margin = lines[begin].len() - lines[begin].trim_start().len();
    let end_brace = format!("{}}}", " ".repeat(margin));
    let length = lines[begin..].iter().position(|line| line.trim_end() == end_brace)?;
    let without_margin = |line: &&str| line.get(margin..).unwrap_or_default().to_owned();
    Some((begin + 1, lines[begin..=begin + length].iter().map(without_margin).collect()))
}

fn declares(line: &str, function: &str) -> bool {
    let line = line.trim_start();
    let line = line.strip_prefix("pub ").unwrap_or(line);
    let rest = line.strip_prefix("fn ").and_then(|line| line.strip_prefix(function));
    rest.is_some_and(|rest| rest.starts_with(['(', '<']))
}

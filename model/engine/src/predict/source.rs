//! The text of a function, from the very file that was compiled.

use protocol::question::Source;
use std::fs;
use std::io::Result;

/// The function of this name in the first of `files` that has one, if any has.
///
/// # Errors
///
/// When a file can't be read.
pub(crate) fn find_function(function: &str, files: &[&str]) -> Result<Option<Source>> {
    for file in files {
        let text = fs::read_to_string(file)?;
        if let Some((first_line, lines)) = find(&text, function) {
            return Ok(Some(Source { file: (*file).to_owned(), first_line, lines }));
        }
    }
    Ok(None)
}

/// From the line that declares it to the brace at the same distance from the margin.
fn find(text: &str, function: &str) -> Option<(usize, Vec<String>)> {
    let lines: Vec<&str> = text.lines().collect();
    let begin = lines.iter().position(|line| declares(line, function))?;
    let margin = lines[begin].len() - lines[begin].trim_start().len();
    let end_brace = format!("{}}}", " ".repeat(margin));
    let ends = |(number, line): (usize, &&str)| match number {
        0 => line.trim_end().ends_with('}'),
        _ => line.trim_end() == end_brace,
    };
    let length = lines[begin..].iter().enumerate().position(ends)?;
    let without_margin = |line: &&str| line.get(margin..).unwrap_or_default().to_owned();
    Some((begin + 1, lines[begin..=begin + length].iter().map(without_margin).collect()))
}

fn declares(line: &str, function: &str) -> bool {
    let line = line.trim_start();
    let line = line.strip_prefix("pub ").unwrap_or(line);
    let rest = line.strip_prefix("fn ").and_then(|line| line.strip_prefix(function));
    rest.is_some_and(|rest| rest.starts_with(['(', '<']))
}

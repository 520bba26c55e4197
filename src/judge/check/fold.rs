//! A long interleaving with its middle left out.

use super::verdict::Judged;

/// How much of an interleaving is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// All of it.
    All,
    /// So many rows: its first ones, and more of its last, since how it ended matters most.
    AtMost(usize),
}

impl Rows {
    /// More rows at once help nobody.
    pub const READABLE: Rows = Rows::AtMost(30);
}

/// The message of a failure: what is before the interleaving, its rows, and what is after it.
pub fn parts(failure: &Judged) -> (&str, Vec<&str>, &str) {
    let message = failure.said.message.as_str();
    let mut told = failure.said.story.lines().filter(|line| !line.trim().is_empty());
    let (Some(first), last) = (told.next(), told.next_back()) else { return (message, Vec::new(), "") };
    let last = last.unwrap_or(first);
    let begin = message.find(first).map(|at| message[..at].rfind('\n').map_or(0, |newline| newline + 1));
    let end = message.rfind(last).map(|at| at + last.len());
    match (begin, end) {
        (Some(begin), Some(end)) if begin < end => {
            (&message[..begin], message[begin..end].lines().collect(), &message[end..])
        }
        _ => (message, Vec::new(), ""),
    }
}

/// The names of the threads, the first moves and the last; `note` speaks of those between.
pub fn folded(rows: &[&str], most: Rows, note: impl Fn(usize) -> String) -> Vec<String> {
    let whole = |rows: &[&str]| rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>();
    let room = match most {
        Rows::AtMost(room) if rows.len() > room.max(5) => room.max(5),
        _ => return whole(rows),
    };
    let beginning = 2;
    let end = room - 2 - beginning;
    let mut told = whole(&rows[..=beginning]);
    told.push(format!("    {}", note(rows.len() - 1 - beginning - end)));
    told.extend(whole(&rows[rows.len() - end..]));
    told
}

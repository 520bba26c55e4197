//! Which lines of a wrong answer are wrong: those that a right one does not have. What a right one has in their place is
//! not told.

use similar::{ChangeTag, TextDiff};

use crate::whole::items::{head, items};
use crate::whole::{REST, inside};

/// A line of a wrong answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The line.
    pub text: String,
    /// What is wrong with it.
    pub mark: Mark,
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    Same,
    /// A right answer does not have it.
    Wrong,
    /// A right answer has something more before it.
    Missing,
}

/// The lines of a wrong answer's own items, compared with the same items of the solution.
pub fn marked(own: &str, solution: &str) -> Vec<Line> {
    let of_solution = items(solution);
    let mut lines = Vec::new();
    for item in items(own) {
        let alike: Vec<&String> = of_solution.iter().filter(|other| head(other) == head(&item)).collect();
        match nearest(&item, &alike) {
            Some(right) => lines.extend(compared(&item, right)),
            None => {
                lines.extend(item.lines().map(|text| Line { text: text.to_owned(), mark: mark_of(text) }))
            }
        }
    }
    let blank = lines.iter().take_while(|line| line.text.is_empty()).count();
    lines.drain(..blank);
    lines
}

/// A type may have several blocks of methods: the one that has most methods in common.
fn nearest<'a>(item: &str, alike: &[&'a String]) -> Option<&'a String> {
    let methods: Vec<String> = inside(item).iter().map(|method| head(method)).collect();
    let common =
        |other: &&&String| inside(other).iter().filter(|method| methods.contains(&head(method))).count();
    alike.iter().rev().max_by_key(common).copied()
}

fn compared(item: &str, right: &str) -> Vec<Line> {
    let is_told = |line: &&str| !is_comment(line) && !line.trim().is_empty();
    let right = if item.contains(REST) { only_named(item, right) } else { right.to_owned() };
    let old: Vec<&str> = right.lines().filter(is_told).collect();
    let new: Vec<&str> = item.lines().filter(is_told).filter(|line| *line != REST.trim_end()).collect();
    let diff = TextDiff::from_slices(&old, &new);
    let mut marks = Vec::new();
    let mut is_missing = false;
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Delete => is_missing = true,
            ChangeTag::Insert => {
                marks.push(Mark::Wrong);
                is_missing = false;
            }
            ChangeTag::Equal => {
                marks.push(if std::mem::take(&mut is_missing) && marks.last() != Some(&Mark::Wrong) {
                    Mark::Missing
                } else {
                    Mark::Same
                });
            }
        }
    }
    let mut marks = marks.into_iter();
    let line = |text: &str| {
        let has_mark = is_told(&text) && text != REST.trim_end();
        let mark = if has_mark { marks.next().unwrap_or(Mark::Same) } else { Mark::Same };
        Line { text: text.to_owned(), mark }
    };
    item.lines().map(line).collect()
}

/// Of a block of methods only those that the other one has.
fn only_named(item: &str, right: &str) -> String {
    let named: Vec<String> = inside(item).iter().map(|method| head(method)).collect();
    let methods = inside(right).into_iter().filter(|method| named.contains(&head(method)));
    let methods: String = methods.collect();
    let indented = methods.lines().map(|line| format!("    {line}\n"));
    let opening = right.lines().find(|line| line.ends_with('{')).unwrap_or_default();
    format!("{opening}\n{}}}\n", indented.collect::<String>())
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

fn mark_of(line: &str) -> Mark {
    if is_comment(line) || line.trim().is_empty() { Mark::Same } else { Mark::Wrong }
}

#[cfg(test)]
mod tests {
    use super::{Mark, marked};

    const SOLUTION: &str = "/// Adds.\nfn add() {\n    let mut guard = lock();\n    *guard += 1;\n}\n\nimpl Pool {\n    fn a(&self) {\n        one();\n        two();\n    }\n\n    fn b(&self) {\n        three();\n    }\n}\n";

    fn wrong(own: &str) -> Vec<(String, Mark)> {
        let lines = marked(own, SOLUTION).into_iter().filter(|line| line.mark != Mark::Same);
        lines.map(|line| (line.text.trim().to_owned(), line.mark)).collect()
    }

    #[test]
    fn a_line_that_a_right_answer_does_not_have_is_wrong() {
        let own = "fn add() {\n    let guard = *lock();\n    *guard += 1;\n}\n";
        assert_eq!(wrong(own), [("let guard = *lock();".to_owned(), Mark::Wrong)]);
    }

    #[test]
    fn what_is_missing_is_marked_at_the_next_line() {
        let own = "impl Pool {\n    // ..\n    fn a(&self) {\n        one();\n    }\n}\n";
        assert_eq!(wrong(own), [("}".to_owned(), Mark::Missing)]);
    }

    #[test]
    fn an_item_that_a_right_answer_does_not_have_is_wrong_as_a_whole() {
        assert_eq!(wrong("\nfn more() {\n    // Why.\n    four();\n}\n").len(), 3);
    }
}

//! Wrong answers, each with one change.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

use similar::{Change as Line, ChangeTag, TextDiff};
use syn::spanned::Spanned;

use crate::function;
use crate::operators::OPERATORS;

/// What one change to a solution makes.
pub struct Mutant {
    pub key: Key,
    /// The whole answer.
    pub text: String,
    /// The lines that differ from the solution's.
    pub diff: String,
}

/// What a mutant is known by while the rest of its file changes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// `05_semaphore`.
    pub lesson: String,
    pub function: String,
    /// What was done: `notify_one for notify_all`.
    pub operator: String,
    /// Tells those apart that have all else in common, from 1 on.
    pub ordinal: usize,
    /// The first line that is changed, without its margin.
    pub line: String,
}

impl fmt::Display for Key {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Key { lesson, function, operator, ordinal, line } = self;
        write!(to, "{lesson} | {function} | {operator} | {ordinal} | {line}")
    }
}

impl Key {
    /// Reads what `Display` writes.
    pub fn read(line: &str) -> Option<Key> {
        let [lesson, function, operator, ordinal, line] =
            line.splitn(5, " | ").collect::<Vec<_>>().try_into().ok()?;
        let owned = str::to_owned;
        Some(Key {
            lesson: owned(lesson),
            function: owned(function),
            operator: owned(operator),
            ordinal: ordinal.parse().ok()?,
            line: owned(line),
        })
    }

    /// Whether its name contains one of `words`, or there are none.
    pub fn is_one_of(&self, words: &[String]) -> bool {
        let name = self.to_string();
        words.is_empty() || words.iter().any(|word| name.contains(word.as_str()))
    }
}

/// What stands at some place becomes something else.
pub struct Edit {
    pub at: Range<usize>,
    pub with: String,
}

/// The changes that operators find in a text.
pub struct Found<'t> {
    text: &'t str,
    /// The fields of its types that are a `Condvar`.
    pub condvars: &'t [String],
    changes: Vec<Change>,
}

struct Change {
    operator: &'static str,
    edits: Vec<Edit>,
    /// In the line that the change is known by.
    at: usize,
}

impl<'t> Found<'t> {
    /// How a piece of syntax is written.
    pub fn text_of(&self, node: &impl Spanned) -> &'t str {
        &self.text[node.span().byte_range()]
    }

    /// One change: `node` becomes `with`.
    pub fn replace(&mut self, operator: &'static str, node: &impl Spanned, with: impl Into<String>) {
        self.edit(operator, node.span().byte_range(), with);
    }

    /// One change: `with` is put right behind `node`.
    pub fn insert_behind(&mut self, operator: &'static str, node: &impl Spanned, with: impl Into<String>) {
        self.insert(operator, node, node.span().byte_range().end, with);
    }

    /// One change: `with` is put somewhere in or behind `node`, by which it is known.
    pub fn insert(
        &mut self,
        operator: &'static str,
        node: &impl Spanned,
        place: usize,
        with: impl Into<String>,
    ) {
        let edits = vec![Edit { at: place..place, with: with.into() }];
        self.changes.push(Change { operator, edits, at: node.span().byte_range().start });
    }

    /// One change at one place.
    pub fn edit(&mut self, operator: &'static str, at: Range<usize>, with: impl Into<String>) {
        self.edits(operator, vec![Edit { at, with: with.into() }]);
    }

    /// One change at several places.
    pub fn edits(&mut self, operator: &'static str, edits: Vec<Edit>) {
        let at = edits.iter().map(|edit| edit.at.start).min().unwrap_or_default();
        self.changes.push(Change { operator, edits, at });
    }
}

/// All mutants of a solution, in the order of its functions.
pub fn all(lesson: &str, stub: &str, solution: &str) -> syn::Result<Vec<Mutant>> {
    let (stub, file) = (syn::parse_file(stub)?, syn::parse_file(solution)?);
    let condvars = function::condvars(&file);
    let (mut mutants, mut texts, mut ordinals) = (Vec::new(), BTreeSet::new(), BTreeMap::new());
    for function in function::of_student(&stub, &file) {
        let mut found = Found { text: solution, condvars: &condvars, changes: Vec::new() };
        OPERATORS.iter().for_each(|operator| operator(&function, &mut found));
        for Change { operator, edits, at } in found.changes {
            let text = changed(solution, edits);
            if text == solution || !texts.insert(text.clone()) {
                continue;
            }
            let mut key = Key {
                lesson: lesson.to_owned(),
                function: function.name.clone(),
                operator: operator.to_owned(),
                ordinal: 0,
                line: line_at(solution, at),
            };
            let ordinal = ordinals.entry(key.clone()).or_insert(0);
            *ordinal += 1;
            key.ordinal = *ordinal;
            mutants.push(Mutant { key, diff: diff(solution, &text), text });
        }
    }
    Ok(mutants)
}

/// The text with the edits made, the last one first. What is cut out leaves its line breaks, so that the lines below keep
/// their numbers.
fn changed(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| std::cmp::Reverse((edit.at.start, edit.at.end)));
    let mut text = text.to_owned();
    for Edit { at, with } in edits {
        let breaks = |text: &str| text.matches('\n').count();
        let missing = breaks(&text[at.clone()]).saturating_sub(breaks(&with));
        text.replace_range(at, &(with + &"\n".repeat(missing)));
    }
    text
}

fn line_at(text: &str, at: usize) -> String {
    let begin = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[begin..].lines().next().unwrap_or_default().trim().to_owned()
}

/// The lines in which the texts differ.
fn diff(old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let differs = |line: &Line<&str>| line.tag() != ChangeTag::Equal && !line.value().trim().is_empty();
    let shown = |line: Line<&str>| format!("    {} {}\n", line.tag(), line.value().trim());
    diff.iter_all_changes().filter(differs).map(shown).collect()
}

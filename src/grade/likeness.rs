//! Who handed in nearly equal files: a hint to look, never a verdict. Names, comments and layout do not count, nor does
//! what the stub has too.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use workbook_judge::check::stubs;
use workbook_judge::check::workspace::Workspace;

use crate::class::{AnswerId, Class, Digest};
use crate::results::{Results, State};

/// Tokens in a row that are compared at once.
const ROW: usize = 12;
/// Rows that a text must have of its own: shorter answers are alike by chance.
const FEWEST: usize = 40;
/// The share of rows that two texts have in common, at least.
const LIKE: f64 = 0.9;
/// Nesting that is looked into.
const DEEPEST: usize = 200;

/// Two groups of students whose files for a lesson are alike, or one whose files are equal.
#[derive(Debug, Clone, PartialEq)]
pub struct Alike {
    /// The lesson.
    pub lesson: String,
    /// The share of rows in common; 1 for equal files.
    pub share: f64,
    /// Who handed in such a file.
    pub students: Vec<String>,
}

/// The likest files of a class first.
pub fn of(workspace: &Workspace, results: &Results, class: &Class) -> Vec<Alike> {
    let mut all: Vec<Alike> = results
        .lessons
        .iter()
        .flat_map(|lesson| in_lesson(workspace, results, class, &lesson.name))
        .collect();
    all.sort_by(|one, other| other.share.total_cmp(&one.share));
    all
}

fn in_lesson(workspace: &Workspace, results: &Results, class: &Class, lesson: &str) -> Vec<Alike> {
    let mut students: BTreeMap<&Digest, Vec<String>> = BTreeMap::new();
    for student in &results.students {
        let judged =
            student.grades.iter().filter(|grade| grade.lesson == lesson && grade.state == State::Judged);
        for digest in judged.filter_map(|grade| grade.answer.as_ref()) {
            students.entry(digest).or_default().push(student.id.clone());
        }
    }
    let given = rows(&stubs::read(workspace, lesson).unwrap_or_default());
    let text = |digest: &Digest| {
        let id = AnswerId { lesson: lesson.to_owned(), digest: digest.clone() };
        class.answers.get(&id).map_or("", |text| &**text)
    };
    let own: Vec<(&Digest, BTreeSet<u64>)> = students
        .keys()
        .map(|digest| (*digest, rows(text(digest)).difference(&given).copied().collect()))
        .filter(|(_, rows): &(&Digest, BTreeSet<u64>)| rows.len() >= FEWEST)
        .collect();
    let mut alike = Vec::new();
    for (digest, _) in own.iter().filter(|(digest, _)| students[digest].len() > 1) {
        alike.push(Alike { lesson: lesson.into(), share: 1.0, students: students[digest].clone() });
    }
    for ((one, other), common) in in_common(&own) {
        let share = common as f64 / (own[one].1.len() + own[other].1.len() - common) as f64;
        if share >= LIKE {
            let mut students = [&students[own[one].0][..], &students[own[other].0][..]].concat();
            students.sort();
            alike.push(Alike { lesson: lesson.into(), share, students });
        }
    }
    alike
}

/// How many rows each two texts have in common. Only texts that share a rare row are compared.
fn in_common(own: &[(&Digest, BTreeSet<u64>)]) -> BTreeMap<(usize, usize), usize> {
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (index, (_, rows)) in own.iter().enumerate() {
        rows.iter().for_each(|row| holders.entry(*row).or_default().push(index));
    }
    let mut pairs = BTreeSet::new();
    for holders in holders.values().filter(|holders| holders.len() <= 20) {
        for (at, one) in holders.iter().enumerate() {
            pairs.extend(holders[at + 1..].iter().map(|other| (*one, *other)));
        }
    }
    let common = |(one, other): (usize, usize)| own[one].1.intersection(&own[other].1).count();
    pairs.into_iter().map(|pair| (pair, common(pair))).collect()
}

fn rows(text: &str) -> BTreeSet<u64> {
    let mut tokens = Vec::new();
    if let Ok(stream) = text.parse::<TokenStream>() {
        add(stream, &mut tokens, 0);
    }
    let hash = |row: &[u64]| {
        let mut hasher = DefaultHasher::new();
        row.hash(&mut hasher);
        hasher.finish()
    };
    tokens.windows(ROW).map(hash).collect()
}

/// Names are all the same, and so are numbers and strings; what is said of an item, such as its documentation, is left
/// out.
fn add(stream: TokenStream, tokens: &mut Vec<u64>, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    let mut before = ' ';
    for token in stream {
        let is_attribute = before == '#';
        before = match token {
            TokenTree::Group(group) if is_attribute && group.delimiter() == Delimiter::Bracket => {
                tokens.pop();
                ' '
            }
            TokenTree::Group(group) => {
                tokens.push(1 << 32 | group.delimiter() as u64);
                add(group.stream(), tokens, depth + 1);
                tokens.push(2 << 32 | group.delimiter() as u64);
                ' '
            }
            TokenTree::Ident(_) => {
                tokens.push(3 << 32);
                ' '
            }
            TokenTree::Literal(_) => {
                tokens.push(4 << 32);
                ' '
            }
            TokenTree::Punct(sign) => {
                tokens.push(u64::from(sign.as_char()));
                sign.as_char()
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn names_comments_and_layout_do_not_count() {
        let one = "/// Adds.\nfn add(left: u32, right: u32) -> u32 { let sum = left + right; sum }";
        let other = "fn plus(a: u32,\n b: u32) -> u32 {\n    // both\n    let c = a + b;\n    c\n}";
        assert_eq!(rows(one), rows(other));
        assert_ne!(rows(one), rows("fn add(a: u32, b: u32) -> u32 { let c = a * b; c }"));
    }
}

//! Names of files that are made from names of students.

use std::collections::BTreeMap;

use crate::class::Digest;
use crate::results::Results;

/// Letters of a name that are kept.
const LONGEST: usize = 60;

/// The name of each student's files, by student: readable, and the only one even where letters count as equal in large
/// and small.
pub fn of_files(results: &Results) -> BTreeMap<&str, String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for student in &results.students {
        *counts.entry(plain(&student.id).to_lowercase()).or_default() += 1;
    }
    let name = |id: &str| {
        let plain = plain(id);
        let is_odd = plain != id || counts.get(&plain.to_lowercase()) != Some(&1);
        if is_odd { format!("{plain}-{}", &Digest::of([id.as_bytes()]).short()[..8]) } else { plain }
    };
    results.students.iter().map(|student| (student.id.as_str(), name(&student.id))).collect()
}

fn plain(id: &str) -> String {
    let safe = |letter: char| {
        if letter.is_alphanumeric() || matches!(letter, '.' | '-' | '_' | '@') { letter } else { '_' }
    };
    let name: String = id.chars().map(safe).take(LONGEST).collect();
    let name = name.trim_matches('.').to_owned();
    if name.is_empty() { "student".into() } else { name }
}

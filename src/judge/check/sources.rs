//! Which files went into an answer.

use std::fs;
use std::path::PathBuf;

use super::cargo::Outcome;
use super::plan::Answer;

/// Whether an answer was made from its own file alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sources {
    /// It was.
    Own,
    /// This file went into it as well.
    Foreign(PathBuf),
    /// The compiler left no list.
    Unknown,
}

/// An answer may not take in another file, the solution for one. The compiler's list holds all it has read.
pub fn of(answer: &Answer, outcome: &Outcome) -> Sources {
    let list = outcome.sources.as_ref().and_then(|list| fs::read_to_string(list).ok()).unwrap_or_default();
    let Some((_, files)) = list.lines().next().and_then(|line| line.split_once(": ")) else {
        return Sources::Unknown;
    };
    let is_foreign = |file: &PathBuf| *file != answer.copy && !outcome.beside.contains(file);
    paths_in(files).into_iter().find(is_foreign).map_or(Sources::Own, Sources::Foreign)
}

/// As in a makefile: separated by spaces, a space of a path's own written `\ `.
fn paths_in(list: &str) -> Vec<PathBuf> {
    let joined = list.trim().replace("\\ ", "\0");
    joined
        .split(' ')
        .filter(|path| !path.is_empty())
        .map(|path| PathBuf::from(path.replace('\0', " ")))
        .collect()
}

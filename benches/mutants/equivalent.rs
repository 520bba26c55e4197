//! Mutants that are no wrong answers.

use std::collections::BTreeMap;
use std::fs;

use workbook_judge::check::workspace::Workspace;

use crate::judging::{Became, Judged};
use crate::mutant::Key;

/// Those that are listed, each with the reason.
pub struct Equivalents {
    reasons: BTreeMap<Key, String>,
    /// Lines that say nothing.
    unread: Vec<String>,
}

impl Equivalents {
    /// Reads `equivalent.txt`: a line that names a mutant, and then an indented one that says why.
    pub fn read(workspace: &Workspace) -> Equivalents {
        let path = workspace.root.join("benches/mutants/equivalent.txt");
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let (mut reasons, mut unread) = (BTreeMap::new(), Vec::new());
        let mut lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).peekable();
        while let Some(line) = lines.next() {
            let reason = lines.next_if(|next| next.starts_with(' '));
            match (Key::read(line), reason) {
                (Some(key), Some(reason)) if !reasons.contains_key(&key) => {
                    reasons.insert(key, reason.trim().to_owned());
                }
                _ => unread
                    .push(format!("equivalent.txt: not understood, or without a reason, or twice: {line}")),
            }
        }
        Equivalents { reasons, unread }
    }

    pub fn contains(&self, key: &Key) -> bool {
        self.reasons.contains_key(key)
    }

    /// What is wrong with the list: a mutant that is not there, does not compile, or fails a check.
    pub fn complaints(&self, words: &[String], all: &[Judged]) -> Vec<String> {
        let mut complaints = self.unread.clone();
        for key in self.reasons.keys().filter(|key| key.is_one_of(words)) {
            let complaint =
                match all.iter().find(|judged| judged.mutant.key == *key).map(|judged| &judged.became) {
                    None => String::from("there is no such mutant"),
                    Some(Became::DoesNotCompile) => String::from("it does not compile"),
                    Some(Became::Killed(check)) => format!("it fails {check}"),
                    Some(_) => continue,
                };
            complaints.push(format!("equivalent.txt: {key}: {complaint}"));
        }
        complaints
    }
}

//! Reading Rust source as text, before any compiler sees it.

use std::collections::{BTreeMap, BTreeSet};

use super::tokens::{Token, tokens};

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
    let code: Vec<Token> = tokens(text).filter(|token| !token.is_gap()).collect();
    for call in code.windows(4) {
        let [name, bang, open, words] = call else { continue };
        let is_call = (name.text, bang.text) == ("todo", "!") && ["(", "[", "{"].contains(&open.text);
        if let Some(step) = step_of(words.text).filter(|_| is_call) {
            let line = 1 + text[..name.at.start].matches('\n').count();
            steps.entry(step).or_insert(line);
        }
    }
    steps
}

fn step_of(literal: &str) -> Option<u32> {
    let number = literal.strip_prefix("\"step ")?;
    let digits = number.find(|letter: char| !letter.is_ascii_digit())?;
    number[..digits].parse().ok()
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

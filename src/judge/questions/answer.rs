//! What somebody answered: read from a line, and judged by the key.

use serde::{Deserialize, Serialize};

use super::messages;
use protocol::question::{Form, Found};

/// An answer that fits the question: right or wrong, but no slip of the keyboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer(pub Vec<String>);

impl Answer {
    /// Whether all of it is "I don't know".
    pub fn is_unknown(&self) -> bool {
        self.0.iter().all(|word| word == UNKNOWN)
    }
}

/// The sign for a cell that somebody does not know.
pub const UNKNOWN: &str = "?";

/// What is right in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Cell by cell, or value by value; for an order or a set, the whole.
    pub places: Vec<Mark>,
}

/// The result for one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "bool", into = "bool")]
pub enum Mark {
    /// As in the key.
    Right,
    /// Not as in the key.
    Wrong,
}

impl From<bool> for Mark {
    fn from(right: bool) -> Mark {
        if right { Mark::Right } else { Mark::Wrong }
    }
}

impl From<Mark> for bool {
    fn from(mark: Mark) -> bool {
        mark == Mark::Right
    }
}

impl Marked {
    /// Whether all of it is right.
    pub fn overall(&self) -> Mark {
        self.places.iter().all(|mark| *mark == Mark::Right).into()
    }
}

/// Reads an answer from a line.
///
/// # Errors
/// What is wrong with the line, and what would be right: it counts as no answer.
pub fn read(found: &Found, line: &str) -> Result<Answer, String> {
    let words: Vec<&str> =
        line.split(|letter: char| letter.is_whitespace() || ",;{}".contains(letter)).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    if words == [UNKNOWN] {
        return Ok(Answer(vec![UNKNOWN.to_owned(); places(found)]));
    }
    if words.is_empty() {
        return Err(messages::nothing_typed());
    }
    match &found.form {
        Form::Numbers(blanks) => numbers(&words, blanks),
        Form::Set(among) => set(&words, among),
        Form::Choices(blanks, among) => choices(&words, blanks, among),
        Form::Seconds => seconds(&words),
        Form::Order(of) => order(&words, of),
    }
}

/// Judges an answer.
pub fn mark(found: &Found, answer: &Answer) -> Marked {
    let places = match &found.form {
        Form::Set(among) => among
            .iter()
            .map(|value| {
                let known = answer.0 != [UNKNOWN];
                (known && answer.0.contains(value) == found.key.contains(value)).into()
            })
            .collect(),
        Form::Order(_) => vec![(answer.0 == found.key).into()],
        _ => {
            let given = answer.0.iter().zip(&found.key);
            given.map(|(given, key)| (given == key).into()).collect()
        }
    };
    Marked { places }
}

/// How many words an answer has that is only "I don't know".
fn places(found: &Found) -> usize {
    match &found.form {
        Form::Numbers(blanks) | Form::Choices(blanks, _) => blanks.len(),
        Form::Set(_) | Form::Seconds | Form::Order(_) => 1,
    }
}

/// `07` and `7.0` are 7, `-1.50` is -1.5; another word is no number.
fn number(word: &str) -> Option<String> {
    let number = word.parse::<f64>().ok().filter(|number| number.is_finite())?;
    Some((number + 0.0).to_string())
}

fn numbers(words: &[&str], blanks: &[String]) -> Result<Answer, String> {
    let read = |word: &&str| match *word {
        UNKNOWN => Ok(UNKNOWN.to_owned()),
        word => number(word).ok_or_else(|| messages::no_number(word)),
    };
    let numbers: Vec<String> = words.iter().map(read).collect::<Result<_, _>>()?;
    if numbers.len() != blanks.len() {
        return Err(messages::other_count(blanks, numbers.len()));
    }
    Ok(Answer(numbers))
}

fn set(words: &[&str], among: &[String]) -> Result<Answer, String> {
    let mut values: Vec<String> = Vec::new();
    for word in words {
        let value = one_of(word, among).ok_or_else(|| messages::not_among(word, among))?;
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values.sort_by_key(|value| among.iter().position(|one| one == value));
    Ok(Answer(values))
}

fn one_of(word: &str, among: &[String]) -> Option<String> {
    among.iter().find(|value| value.eq_ignore_ascii_case(word)).cloned()
}

fn order(words: &[&str], of: &[String]) -> Result<Answer, String> {
    let values: Vec<String> = words
        .iter()
        .map(|word| one_of(word, of).ok_or_else(|| messages::not_among(word, of)))
        .collect::<Result<_, _>>()?;
    let mut sorted = values.clone();
    sorted.sort();
    if sorted != *of {
        return Err(messages::not_each_once(of));
    }
    Ok(Answer(values))
}

/// Letters, as the choices are marked; `bad` is as good as `b a d`.
fn choices(words: &[&str], blanks: &[String], among: &[String]) -> Result<Answer, String> {
    let letters: Vec<char> = words.concat().chars().collect();
    let read = |letter: &char| match letter {
        '?' => Ok(UNKNOWN.to_owned()),
        letter => {
            let index = (letter.to_ascii_lowercase() as usize).checked_sub('a' as usize);
            let choice = index.and_then(|index| among.get(index)).cloned();
            choice.ok_or_else(|| messages::no_choice(*letter, among.len()))
        }
    };
    let chosen: Vec<String> = letters.iter().map(read).collect::<Result<_, _>>()?;
    if chosen.len() != blanks.len() {
        return Err(messages::other_count_of_letters(blanks, chosen.len()));
    }
    Ok(Answer(chosen))
}

fn seconds(words: &[&str]) -> Result<Answer, String> {
    let word = words.concat();
    let bare = word.strip_suffix("seconds").or(word.strip_suffix("sec")).or(word.strip_suffix('s'));
    let number = number(bare.unwrap_or(&word)).ok_or_else(|| messages::no_seconds(&word))?;
    Ok(Answer(vec![number]))
}

//! A short number that stands for what a verdict depends on in a text.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::tokens::tokens;

/// Equal for two texts whose code is equal. Comments, the width of gaps and the answers to a lesson's questions do not
/// count: no verdict depends on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// Of an answer's text.
    pub fn of(text: &str) -> Fingerprint {
        Fingerprint(fnv_1a(code_of(text).as_bytes()))
    }
}

/// No comments, gaps one space wide, and without the answers to the lesson's questions.
fn code_of(text: &str) -> String {
    let (before, questions) = text.split_once("pub const QUESTIONS").unwrap_or((text, ""));
    let after = questions.split_once("\n];").map_or(questions, |(_, after)| after);
    code_in(before) + &code_in(after)
}

fn code_in(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    for token in tokens(text) {
        match token.is_gap() {
            true if code.ends_with(' ') => {}
            true => code.push(' '),
            false => code.push_str(token.text),
        }
    }
    code
}

/// The standard library's hashes may change from release to release, and this one is kept in a file.
fn fnv_1a(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Fingerprint, D::Error> {
        let text = String::deserialize(deserializer)?;
        u64::from_str_radix(&text, 16).map(Fingerprint).map_err(de::Error::custom)
    }
}

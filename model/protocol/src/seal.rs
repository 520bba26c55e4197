//! A word that a process is told before the answer runs, and that its report begins with. An answer that can write files
//! can find the report's place, but not this word.

use std::io::{Error, Result, read_to_string, stdin};
use std::sync::OnceLock;

static WORD: OnceLock<String> = OnceLock::new();

/// Reads the word.
pub(crate) fn hear() -> Result<()> {
    tell(read_to_string(stdin())?)
}

/// Takes the word.
pub(crate) fn tell(word: String) -> Result<()> {
    WORD.set(word).map_err(Error::other)
}

/// What is left: the report, behind the word if there is one.
pub(crate) fn before(report: String) -> String {
    match WORD.get() {
        Some(word) => format!("{word}\n{report}"),
        None => report,
    }
}

/// The report that was left behind this word; nothing if somebody else wrote it.
pub(crate) fn behind<'a>(word: &str, left: &'a str) -> Option<&'a str> {
    left.strip_prefix(word)?.strip_prefix('\n')
}

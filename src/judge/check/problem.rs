//! What went wrong when no verdict could be reached.

use std::fmt;

use super::messages;

/// Why there is no verdict at all. A wrong answer is not a problem: it has a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The command was asked for something that does not exist.
    Usage(String),
    /// The workbook itself could not do its work.
    Ours(String),
    /// Somebody cancelled it, and so expects no verdict.
    Cancelled,
}

impl Problem {
    /// The exit code that tells them apart.
    pub fn exit_code(&self) -> u8 {
        match self {
            Problem::Usage(_) => 2,
            Problem::Ours(_) => 3,
            // As a shell says of what Ctrl-C ended.
            Problem::Cancelled => 130,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Usage(sentence) | Problem::Ours(sentence) => f.write_str(sentence),
            Problem::Cancelled => f.write_str(messages::cancelled()),
        }
    }
}

impl std::error::Error for Problem {}

//! What a check holds an answer to.

use crate::messages::PANICKED;

/// A claim did not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What happened, with numbers.
    pub happened: String,
    /// The mistake by its name, when what happened shows it.
    pub misconception: Option<String>,
}

impl Failure {
    /// The mistake by its name, unless a panic was in the way.
    pub fn named(self, misconception: &str) -> Failure {
        let panicked = self.happened.starts_with(PANICKED);
        let misconception = if panicked { self.misconception } else { Some(misconception.to_owned()) };
        Failure { misconception, ..self }
    }
}

/// A claim held, or why not.
pub type Held = Result<(), Failure>;

/// Fails with what happened.
///
/// # Errors
/// When it does not hold.
pub fn ensure(holds: bool, happened: impl FnOnce() -> String) -> Held {
    if holds { Ok(()) } else { Err(Failure { happened: happened(), misconception: None }) }
}

/// Fails with what happened, and the misconception that it shows.
///
/// # Errors
/// When it does not hold.
pub fn ensure_because(holds: bool, misconception: &str, happened: impl FnOnce() -> String) -> Held {
    let named = |failure| Failure { misconception: Some(misconception.to_owned()), ..failure };
    ensure(holds, happened).map_err(named)
}

impl From<String> for Failure {
    fn from(happened: String) -> Failure {
        Failure { happened, misconception: None }
    }
}

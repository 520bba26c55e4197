//! What must hold.

use std::fmt::Debug;

use crate::messages;

/// Whether a check holds; if not, what happened instead.
pub type Held = Result<(), String>;

/// Holds if this is true; `otherwise` says what happened if not.
///
/// # Errors
/// When it is not.
pub fn ensure(is_true: bool, otherwise: impl Into<String>) -> Held {
    if is_true { Ok(()) } else { Err(otherwise.into()) }
}

/// Holds if `what` is as it should be.
///
/// # Errors
/// When it is not.
pub fn ensure_eq<T: PartialEq + Debug>(what: &str, seen: T, expected: T) -> Held {
    if seen == expected { Ok(()) } else { Err(messages::differs(what, &seen, &expected)) }
}

//! What poisoned locks have in common.

use runtime::object::Poison;
use std::sync::{LockResult, PoisonError};

/// The value, as an error if its lock is poisoned.
pub(super) fn judged<T>(poison: Poison, value: T) -> LockResult<T> {
    match poison {
        Poison::Clean => Ok(value),
        Poison::Poisoned => Err(PoisonError::new(value)),
    }
}

/// How a lock shows a value that cannot be read now.
pub(super) struct Locked;

impl std::fmt::Debug for Locked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<locked>")
    }
}

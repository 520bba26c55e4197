//! A word that a check's process is told before its answer runs, and that its verdict begins with. An answer that can write
//! files can find the verdict's place, but not this word.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

/// The word. Nobody can guess it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nonce(String);

impl Nonce {
    /// A new one: the standard library's hashers begin with numbers that the system has drawn.
    pub fn new() -> Nonce {
        let number = || RandomState::new().build_hasher().finish();
        Nonce(format!("{:016x}{:016x}", number(), number()))
    }

    /// As it is told.
    pub fn word(&self) -> &str {
        &self.0
    }
}

impl Default for Nonce {
    fn default() -> Nonce {
        Nonce::new()
    }
}

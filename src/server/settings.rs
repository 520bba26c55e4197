//! How a server behaves.

use std::path::PathBuf;
use std::time::Duration;

use crate::messages;

/// A share of the requests, from 0 for none to 1 for all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate(f64);

impl Rate {
    /// No request.
    pub const NONE: Rate = Rate(0.0);

    /// The share, from 0 to 1.
    ///
    /// # Errors
    /// When it is below 0, above 1 or not a number.
    pub fn of(share: f64) -> Result<Rate, String> {
        (0.0..=1.0).contains(&share).then_some(Rate(share)).ok_or_else(messages::bad_rate)
    }

    /// Whether the request of this number is one of them. The same number is always answered the same way.
    pub(crate) fn hits(self, number: u64, salt: u64) -> bool {
        let drawn = crate::scene::mix(number.wrapping_mul(2).wrapping_add(salt)) >> 11;
        (drawn as f64) < self.0 * (1_u64 << 53) as f64
    }
}

/// What can be chosen about a server.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The port; 0 for any free one.
    pub port: u16,
    /// How long each request takes before it is answered.
    pub latency: Duration,
    /// How many requests are answered with the status 500.
    pub fail: Rate,
    /// How many answers end half-way.
    pub truncate: Rate,
    /// The folder in which drawn photos are kept, if they are to be there for the next server.
    pub kept_in: Option<PathBuf>,
}

impl Settings {
    /// A server without faults, on any free port.
    pub fn new(kept_in: impl Into<PathBuf>) -> Settings {
        Settings { kept_in: Some(kept_in.into()), ..Settings::in_memory() }
    }

    /// The same, whose photos are forgotten with it.
    pub fn in_memory() -> Settings {
        Settings { port: 0, latency: Duration::ZERO, fail: Rate::NONE, truncate: Rate::NONE, kept_in: None }
    }
}

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
    /// Where drawn photos are kept.
    pub kept_in: PathBuf,
}

impl Settings {
    /// A server without faults, on any free port.
    pub fn new(kept_in: impl Into<PathBuf>) -> Settings {
        let (port, latency) = (0, Duration::ZERO);
        Settings { port, latency, fail: Rate::NONE, truncate: Rate::NONE, kept_in: kept_in.into() }
    }
}

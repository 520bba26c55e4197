//! `std::time`. The clock is virtual: it moves when threads sleep or wait, and reading it is a
//! scheduling point, because time may pass before a thread reads it.

mod instant;
mod moment;
mod system_time;

pub use instant::Instant;
pub use std::time::{Duration, SystemTimeError, TryFromFloatSecsError};
pub use system_time::{SystemTime, UNIX_EPOCH};

//! Judges answers, and saves the verdicts.
//!
//! `cargo test` depends on it, so it is small: no terminal views, and nothing that only lessons need.

/// What check processes are asked, and what they report.
pub use protocol;

pub mod check;
pub mod libtest;
pub mod progress;
pub mod questions;
pub mod tried;

//! Judges answers, and keeps what came of it.
//!
//! What `cargo test` stands on, so it is little: no terminal views, and nothing that only lessons need.

pub mod check;
pub mod libtest;
pub mod progress;
pub mod questions;
pub mod tried;

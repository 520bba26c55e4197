//! `try`: a student's own program is built against the model, unchanged, and run under every schedule.
//!
//! Modules, in the order in which a program flows through them:

/// Its text, and why one can't be tried.
pub mod source;

/// The generated crates that compile it.
pub mod write;

/// Building it.
pub mod build;

/// What a build failure means.
pub mod diagnose;

/// Running it in its own process.
pub mod run;

/// Every sentence of these.
pub mod messages;

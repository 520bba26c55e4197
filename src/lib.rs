//! The workbook: what lessons use to run and to draw, and what the command uses to judge them.
//!
//! [`lesson`] is all that a lesson sees. Behind the feature `cli` stand the modules of the command,
//! in the order in which a check flows through them.

pub mod lesson;

#[cfg(feature = "cli")]
pub mod check;
#[cfg(feature = "cli")]
pub mod command;
#[cfg(feature = "cli")]
pub mod libtest;

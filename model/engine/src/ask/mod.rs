//! Who asks: a check process, somebody who plays the scheduler, questions about a program, turns.

mod by_hand;
mod messages;
#[cfg(unix)]
mod overflow;
mod questions;
mod run_check;
mod turns;

pub use questions::{Witnessed, after, standstill, witnessed_outcomes};
pub use run_check::{Check, ExitCode, rendered, run_check};
pub use turns::{TurnProblem, in_each_order, in_turns};

//! Who asks: a check process, a person who plays the scheduler, questions about a program, turns.

mod by_hand;
#[cfg(test)]
mod examples;
pub(crate) mod film;
mod messages;
#[cfg(unix)]
mod orders;
#[cfg(unix)]
mod overflow;
mod program;
mod questions;
mod run_check;
mod turns;

pub use program::try_program;
pub use questions::{Witnessed, after, standstill, witnessed_outcomes};
pub use run_check::{Check, ExitCode, Plugged, Program, rendered, run_check, run_program};
pub use turns::{TurnProblem, in_each_order, in_turns};

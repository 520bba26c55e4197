//! Tries every schedule of a concurrent program on a virtual clock, and tells the story of a failure.
//!
//! Modules, in the order in which a check flows through them:

mod by_hand;
mod failure;
mod memory;
mod run_check;
mod session;
mod turns;

mod claim;
mod coverage;
mod explore;
mod shrink;

mod spec;

mod schedule;

pub mod rt;

mod deadlock;
mod questions;
mod standstill;
mod story;
mod trace;
mod waits;
mod wakeups;

#[cfg(test)]
mod differential;
mod messages;
mod names;

pub use claim::{Claim, Outcomes, Run, Timing, claim, every_schedule, in_ideal_time, outcomes, replay};
pub use coverage::Coverage;
pub use failure::{ensure, ensure_eq, fail};
pub use memory::allocated;
pub use questions::{Standing, Witnessed, after, standstill, witnessed_outcomes};
pub use rt::dice::dice;
pub use run_check::{Check, ExitCode, rendered, run_check};
pub use schedule::{Schedule, ScheduleError};
pub use spec::{Caller, Spec, Waiting};
pub use trace::{Trace, section, so_far};
pub use turns::{TurnProblem, in_each_order, in_turns};
pub use wakeups::Silence;

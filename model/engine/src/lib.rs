//! Tries every schedule of a concurrent program on a virtual clock, and tells the story of a failure.
//!
//! Modules, in the order in which a check flows through them:

mod by_hand;
mod failure;
mod memory;
mod run_check;
mod session;

mod claim;
mod explore;
mod shrink;

mod schedule;

pub mod rt;

mod deadlock;
mod questions;
mod standstill;
mod story;
mod trace;
mod waits;
mod wakeups;

mod messages;
mod names;

pub use claim::{Claim, Outcomes, Run, Timing, claim, every_schedule, in_ideal_time, outcomes, replay};
pub use failure::{ensure, ensure_eq, fail};
pub use memory::allocated;
pub use questions::{Coverage, Standing, Witnessed, after, standstill, witnessed_outcomes};
pub use rt::dice::dice;
pub use run_check::{Check, ExitCode, rendered, run_check};
pub use schedule::turns::{TurnProblem, in_each_order, in_turns};
pub use schedule::{Schedule, ScheduleError};
pub use trace::{Trace, section, so_far};
pub use wakeups::Silence;

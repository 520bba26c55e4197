//! Tries every schedule of a concurrent program on a virtual clock, and tells the story of a failure.
//!
//! The modules lie in layers: each uses only those above it in this list.

/// What happened in an execution, as data to query.
mod trace;

/// What happened, in words.
mod story;

/// What must hold in every schedule: explored, shrunk when it fails, and reported.
mod claim;

/// Contracts as sequential programs, and the client programs that are judged by them.
mod spec;

/// Who asks: a check process, the student as the scheduler, questions about a program.
mod ask;

/// Questions about a program, whose keys are found by running it.
pub mod predict;

#[cfg(test)]
mod differential;

/// The runtime below the façades: threads, waiting, virtual time, shared objects, and the schedules to try.
pub use runtime as rt;
use runtime::{memory, schedule};

pub use protocol::{Coverage, End, Outcome, Tried};

pub use ask::{
    Check, ExitCode, Plugged, Program, TurnProblem, Witnessed, after, in_each_order, in_turns, rendered,
    run_check, run_program, standstill, try_program, witnessed_outcomes,
};
pub use claim::{
    Claim, Outcomes, Run, Timing, claim, ensure, ensure_eq, every_schedule, fail, in_ideal_time, outcomes,
    replay,
};
pub use runtime::dice::dice;
pub use runtime::memory::allocated;
pub use runtime::schedule::{Schedule, ScheduleError};
pub use spec::{Caller, Spec, Waiting};
pub use story::{Standing, operation, standing, story, story_within, things_to_wait_for};
pub use trace::{LostWakeup, MissedNotification, Trace, section, so_far};

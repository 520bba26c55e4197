//! Who goes next: the schedules that a check tries.

mod conductor;
pub(crate) mod exhaustive;
mod notation;
pub(crate) mod portfolio;
pub(crate) mod random;
pub(crate) mod replay;
pub mod turns;

pub(crate) use conductor::{Body, Next, conduct};
pub(crate) use notation::deviations;
pub use notation::{Schedule, ScheduleError};

use crate::rt::TaskId;
use shuttle::scheduler::TaskId as ShuttleId;

/// How many steps an execution may take before it counts as one that does not end.
pub(crate) const STEP_LIMIT: usize = 200_000;

/// Whether every thread that can go on gets its turn in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fairness {
    /// Yes: an execution that does not end is the answer's fault.
    Fair,
    /// No: it may be the schedule's fault.
    Unfair,
}

/// The threads among which one must be chosen.
pub(crate) struct Options<'a> {
    /// The first would go on without a switch.
    pub candidates: &'a [TaskId],
    /// All threads that have not ended, by number, as shuttle's schedulers know them.
    pub alive: &'a [&'a conductor::ShuttleTask],
    pub current: Option<ShuttleId>,
}

/// Chooses the schedules of a series of executions.
pub(crate) trait Chooser {
    /// Begins the next execution, if there is another one to try.
    fn begin(&mut self) -> Option<()>;
    /// The index of the candidate that goes next; none gives the execution up.
    fn choose(&mut self, options: &Options<'_>) -> Option<usize>;
    /// Whether what it chooses is fair.
    fn fairness(&self) -> Fairness {
        Fairness::Unfair
    }
}

//! Who goes next: the schedules that a check tries.

mod notation;
mod random;
mod run;

pub(crate) mod bounded;
pub(crate) mod hold_back;
pub(crate) mod priorities;
pub(crate) mod reduced;
pub(crate) mod replay;
pub(crate) mod uniform_walk;

pub(crate) use notation::deviations;
pub use notation::{Schedule, ScheduleError};
pub(crate) use random::{Dice, Random};
pub(crate) use run::{Body, STEP_LIMIT, run_schedules};

use crate::rt::candidates::Candidate;
use crate::rt::world::World;

/// Whether there is another execution to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    More,
    Enough,
}

/// Chooses the schedules of a series of executions.
pub(crate) trait Chooser {
    /// Begins the next execution, if there is another one to try.
    fn begin(&mut self) -> Option<()>;
    /// The index of the candidate that goes next; none gives the execution up. The first candidate is the thread
    /// that ran before, if it can go on.
    fn choose(&mut self, w: &World, candidates: &[Candidate]) -> Option<usize>;
    /// Whether it wants to know what each step touches.
    fn wants_footprints(&self) -> bool {
        false
    }
    /// The chosen thread has made its step.
    fn stepped(&mut self, _: &mut World) {}
    /// The execution is over.
    fn end(&mut self, _: &mut World) {}
}

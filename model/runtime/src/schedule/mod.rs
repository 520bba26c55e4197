//! Which thread goes next: the schedules that a check tries.

mod random;
mod run;

pub mod bounded;
pub mod hold_back;
pub mod priorities;
pub mod reduced;
pub mod replay;
pub mod uniform_walk;

pub use notation::{Schedule, ScheduleError, deviations};
pub use random::{Dice, Random};
pub use run::{Body, STEP_LIMIT, run_schedules};

use crate::candidates::Candidate;
use crate::world::World;

/// Whether there is another execution to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    More,
    Enough,
}

/// Chooses the schedules of a series of executions.
pub trait Chooser {
    /// Begins the next execution, if there is another one to try.
    fn begin(&mut self) -> Option<()>;
    /// The index of the candidate that goes next; none abandons the execution. The first candidate is the thread
    /// that ran before, if it can continue.
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

//! Runs a schedule up to a certain move.

use super::snapshot::Snapshot;
use crate::rt::TaskId;
use crate::rt::candidates::Candidate;
use crate::rt::world::{Ending, World};
use crate::schedule::replay::{Misfit, Replay};
use crate::schedule::{Body, Chooser, Next, STEP_LIMIT, Schedule, run_schedules};

/// How things stand after `moves` moves, or at the end of a run that has fewer; none when the schedule fits
/// another program.
pub(super) fn walk(schedule: &Schedule, moves: usize, body: &Body) -> Option<Snapshot> {
    let replay = Replay::new(schedule.deviations.clone(), Misfit::GiveUp);
    let mut walk = Walk { replay, moves, made: Made::default(), shown: None };
    let mut at_end = None;
    run_schedules(&mut walk, schedule.mode, STEP_LIMIT, body, &mut |w| {
        if !matches!(w.ending, Some(Ending::GivenUp)) {
            at_end = Some(Snapshot::of(w, &[], Made::default()));
        }
        Next::Enough
    });
    let made = walk.made;
    walk.shown.or(at_end.map(|snapshot| Snapshot { made, ..snapshot }))
}

/// The moves until now.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Made {
    pub count: usize,
    /// Who made the last one.
    pub by: Option<TaskId>,
}

struct Walk {
    replay: Replay,
    moves: usize,
    made: Made,
    /// How things stand at the point, once it is reached.
    shown: Option<Snapshot>,
}

impl Chooser for Walk {
    fn begin(&mut self) -> Option<()> {
        self.replay.begin()
    }

    /// A thread that only prepares goes on by itself: that is no move.
    fn choose(&mut self, w: &World, candidates: &[Candidate]) -> Option<usize> {
        if candidates.len() == 1 && w.task(candidates[0].task).prepares() {
            return Some(0);
        }
        if self.made.count == self.moves {
            self.shown = Some(Snapshot::of(w, candidates, self.made));
            return None;
        }
        let chosen = self.replay.choose(w, candidates)?;
        self.made = Made { count: self.made.count + 1, by: Some(candidates[chosen].task) };
        Some(chosen)
    }
}

//! Runs a schedule up to a certain move.

use super::snapshot::Snapshot;
use crate::rt::candidates::Candidate;
use crate::rt::world::{Ending, World};
use crate::schedule::replay::{Misfit, Replay};
use crate::schedule::{Body, Chooser, Next, STEP_LIMIT, Schedule, run_schedules};

/// How things stand after `moves` moves, or at the end of a run that has fewer; none when the schedule fits
/// another program.
pub(super) fn walk(schedule: &Schedule, moves: usize, body: &Body) -> Option<Snapshot> {
    let replay = Replay::new(schedule.deviations.clone(), Misfit::GiveUp);
    let mut walk = Walk { replay, moves, made: 0, shown: None };
    let mut at_end = None;
    run_schedules(&mut walk, schedule.mode, STEP_LIMIT, body, &mut |w| {
        if !matches!(w.ending, Some(Ending::GivenUp)) {
            at_end = Some(Snapshot::of(w, &[], 0));
        }
        Next::Enough
    });
    let moves = walk.made;
    walk.shown.or(at_end.map(|snapshot| Snapshot { moves, ..snapshot }))
}

struct Walk {
    replay: Replay,
    moves: usize,
    /// How many were made.
    made: usize,
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
        if self.made == self.moves {
            self.shown = Some(Snapshot::of(w, candidates, self.made));
            return None;
        }
        let chosen = self.replay.choose(w, candidates)?;
        self.made += 1;
        Some(chosen)
    }
}

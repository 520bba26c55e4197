//! Runs a schedule up to a certain move.

use super::snapshot::Snapshot;
use crate::memory::not_counted;
use crate::rt::candidates::Candidate;
use crate::rt::world::{Ending, World};
use crate::schedule::replay::{Misfit, Replay};
use crate::schedule::{Body, Chooser, Next, STEP_LIMIT, Schedule, run_schedules};

/// Observes a walk.
pub(in crate::ask) trait LooksOn {
    /// Whether it wants to know what each step touches.
    fn wants_footprints(&self) -> bool {
        false
    }
    /// This many moves were made, and these are possible now.
    fn comes_to(&mut self, _: &World, _: &[Candidate], _moves: usize) {}
    /// A thread is about to make a step, which may be no move.
    fn steps(&mut self, _: Candidate) {}
    /// It has made it.
    fn stepped(&mut self, _: &mut World) {}
    /// The run is over.
    fn over(&mut self, _: &World) {}
}

/// No observer.
struct Nobody;

impl LooksOn for Nobody {}

/// The state after `moves` moves, or at the end of a run that has fewer; none if the schedule belongs to
/// another program.
pub(in crate::ask) fn walk(schedule: &Schedule, moves: usize, body: &Body) -> Option<Snapshot> {
    walk_before(schedule, moves, body, &mut Nobody)
}

/// As [`walk`], with an observer.
pub(in crate::ask) fn walk_before(
    schedule: &Schedule,
    moves: usize,
    body: &Body,
    looks_on: &mut dyn LooksOn,
) -> Option<Snapshot> {
    let replay = Replay::new(schedule.deviations.clone(), Misfit::GiveUp);
    let mut walk = Walk { replay, moves, made: 0, shown: None, looks_on };
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

struct Walk<'a> {
    replay: Replay,
    moves: usize,
    /// How many were made.
    made: usize,
    /// The state at the point, once it is reached.
    shown: Option<Snapshot>,
    looks_on: &'a mut dyn LooksOn,
}

impl Chooser for Walk<'_> {
    fn begin(&mut self) -> Option<()> {
        self.replay.begin()
    }

    /// A thread that does nothing visible yet continues by itself: that is no move. What is noted of the execution does not
    /// count as memory of the answer.
    fn choose(&mut self, w: &World, candidates: &[Candidate]) -> Option<usize> {
        if candidates.len() == 1 && w.task(candidates[0].task).prepares() {
            not_counted(|| self.looks_on.steps(candidates[0]));
            return Some(0);
        }
        not_counted(|| self.looks_on.comes_to(w, candidates, self.made));
        if self.made == self.moves {
            self.shown = Some(Snapshot::of(w, candidates, self.made));
            return None;
        }
        let chosen = self.replay.choose(w, candidates)?;
        not_counted(|| self.looks_on.steps(candidates[chosen]));
        self.made += 1;
        Some(chosen)
    }

    fn wants_footprints(&self) -> bool {
        self.looks_on.wants_footprints()
    }

    fn stepped(&mut self, w: &mut World) {
        not_counted(|| self.looks_on.stepped(w));
    }

    fn end(&mut self, w: &mut World) {
        if !matches!(w.ending, Some(Ending::GivenUp)) {
            self.looks_on.over(w);
        }
    }
}

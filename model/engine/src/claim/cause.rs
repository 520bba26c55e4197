//! What a failure depends on: found by reordering two accesses and running the execution again.

use super::explore::Found;
use super::raise::judges;
use crate::rt::TaskId;
use crate::rt::candidates::{Candidate, How};
use crate::rt::world::{Ending, World};
use crate::schedule::replay::{Misfit, Replay};
use crate::schedule::{Body, Chooser, Next, STEP_LIMIT, deviations, run_schedules};
use crate::trace::{Harm, LostUpdate};

/// No more lost updates than this are tried, and none of an execution with more events than this.
const TRIED: usize = 8;
const EVENTS: usize = 5_000;

/// Finds the lost update without which the failure disappears.
pub(crate) fn find(found: &mut Found, body: &Body) {
    found.trace.harm = Harm::Tried(guilty(found, body));
}

fn guilty(found: &Found, body: &Body) -> Option<LostUpdate> {
    if !judges(&found.ending) || found.trace.events().len() > EVENTS {
        return None;
    }
    let suspects: Vec<LostUpdate> = found.trace.lost_updates().take(TRIED).collect();
    if suspects.is_empty() {
        return None;
    }
    let steps = steps_of(found, body);
    suspects.into_iter().find(|lost| is_needed(lost, &steps, found, body))
}

/// A step of the execution: who made it, and how many events there were before.
#[derive(Clone, Copy)]
struct Step {
    task: TaskId,
    how: How,
    events_before: usize,
}

/// Whether the failure disappears if the thread that read writes before the other one does, or reads after it has.
fn is_needed(lost: &LostUpdate, steps: &[Step], found: &Found, body: &Body) -> bool {
    let of = |event: usize| steps.iter().rposition(|step| step.events_before <= event);
    let (Some(looked), Some(write), Some(wrote)) = (of(lost.looked), of(lost.write), of(lost.event)) else {
        return false;
    };
    let is_own = |step: &&Step| step.task == lost.by;
    let (own, others): (Vec<Step>, Vec<Step>) = steps[looked..=wrote].iter().partition(is_own);
    let earlier = [&steps[..looked], &own, &others, &steps[wrote + 1..]].concat();
    let (own, others): (Vec<Step>, Vec<Step>) = steps[looked..=write].iter().partition(is_own);
    let later = [&steps[..looked], &others, &own, &steps[write + 1..]].concat();
    [earlier, later].into_iter().any(|order| goes(order, found, body))
}

/// Whether the failure disappears if the steps are taken in this order.
fn goes(order: Vec<Step>, found: &Found, body: &Body) -> bool {
    let mut goes = false;
    run_schedules(&mut Ordered { order, begun: false }, found.mode, STEP_LIMIT, body, &mut |w| {
        goes = !w.ending.as_ref().is_some_and(|ending| is_the_same(ending, &found.ending));
        Next::Enough
    });
    goes
}

/// Whether both say the same: another value is another failure.
fn is_the_same(a: &Ending, b: &Ending) -> bool {
    match (a, b) {
        (Ending::Panicked(a), Ending::Panicked(b)) => a == b,
        _ => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

fn steps_of(found: &Found, body: &Body) -> Vec<Step> {
    let replay = Replay::new(deviations(&found.decisions), Misfit::TakeFirst);
    let mut recorder = Recorder { replay, steps: Vec::new() };
    run_schedules(&mut recorder, found.mode, STEP_LIMIT, body, &mut |_| Next::Enough);
    recorder.steps
}

/// Replays, and notes the steps.
struct Recorder {
    replay: Replay,
    steps: Vec<Step>,
}

impl Chooser for Recorder {
    fn begin(&mut self) -> Option<()> {
        self.replay.begin()
    }

    fn choose(&mut self, w: &World, candidates: &[Candidate]) -> Option<usize> {
        let chosen = self.replay.choose(w, candidates)?;
        let Candidate { task, how, .. } = candidates[chosen];
        self.steps.push(Step { task, how, events_before: w.events.len() });
        Some(chosen)
    }
}

/// Takes the steps in a given order, as far as threads can make them.
struct Ordered {
    order: Vec<Step>,
    begun: bool,
}

impl Chooser for Ordered {
    fn begin(&mut self) -> Option<()> {
        (!std::mem::replace(&mut self.begun, true)).then_some(())
    }

    fn choose(&mut self, _: &World, candidates: &[Candidate]) -> Option<usize> {
        let can = |step: &Step| {
            let exactly = candidates.iter().position(|it| it.task == step.task && it.how == step.how);
            exactly.or_else(|| candidates.iter().position(|it| it.task == step.task))
        };
        let next = self.order.iter().enumerate().find_map(|(at, step)| Some((at, can(step)?)));
        let Some((at, chosen)) = next else {
            return Some(0);
        };
        self.order.remove(at);
        Some(chosen)
    }
}

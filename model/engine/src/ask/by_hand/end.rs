//! The end of an execution, and what it means for the claim.

use super::messages;
use super::walk::LooksOn;
use crate::claim::{Aim, Claim, take_value};
use crate::rt::TaskId;
use crate::rt::world::{Ending, World};
use crate::story::messages::{happened, what};
use crate::trace::Trace;
use protocol::by_hand::{End, EndKind, Link};

/// The outcome of an execution, besides how it ended.
#[derive(Debug, Clone, Default)]
pub(in crate::ask) enum CameTo {
    /// Nothing is known.
    #[default]
    ItsEnd,
    /// The body returned `true`, or `false`.
    Reached(bool),
    /// The outcome, if it ended successfully: "returns 2".
    Words(String),
    /// What a specification says of it, as an error if it does not allow it.
    Judged(Result<String, String>),
}

impl CameTo {
    /// The outcome of the execution, by which the claim is judged.
    pub fn of(aim: &Aim<'_>, w: &World) -> CameTo {
        match aim {
            Aim::Break => CameTo::ItsEnd,
            Aim::Collect(words) => CameTo::Words(words(w)),
            Aim::Follow(judge) => {
                w.ending.as_ref().map_or(CameTo::ItsEnd, |ending| CameTo::Judged(judge(w, ending)))
            }
            Aim::Reach(values) => take_value(values).map_or(CameTo::ItsEnd, CameTo::Reached),
        }
    }
}

/// Waits for the end of a run, to see its outcome.
pub(in crate::ask) struct Outcome<'a> {
    aim: &'a Aim<'a>,
    pub came_to: CameTo,
}

impl<'a> Outcome<'a> {
    pub fn of(aim: &'a Aim<'a>) -> Self {
        Outcome { aim, came_to: CameTo::default() }
    }
}

impl LooksOn for Outcome<'_> {
    fn over(&mut self, w: &World) {
        self.came_to = CameTo::of(self.aim, w);
    }
}

/// The end of an execution, and what it means for the claim.
pub(in crate::ask) fn end(claim: &Claim, trace: &Trace, ending: &Ending, came_to: &CameTo) -> End {
    let kind = match (ending, came_to) {
        (Ending::StaticKept(_) | Ending::OutputFlood | Ending::GivenUp | Ending::EngineFault(_), _) => {
            EndKind::NotJudged
        }
        (_, CameTo::Judged(Ok(_))) => EndKind::Held,
        (_, CameTo::Judged(Err(_))) => EndKind::Broken,
        (Ending::Returned, CameTo::Reached(true)) => EndKind::Reached,
        (Ending::Returned, CameTo::Reached(false)) => EndKind::Missed,
        (Ending::Returned, CameTo::ItsEnd | CameTo::Words(_)) => EndKind::Held,
        (_, CameTo::Reached(_)) => EndKind::Missed,
        (_, CameTo::ItsEnd | CameTo::Words(_)) => EndKind::Broken,
    };
    let happened = match (ending, came_to) {
        (_, CameTo::Judged(Ok(told) | Err(told))) => told.clone(),
        (Ending::Returned, CameTo::Words(words)) => words.clone(),
        (Ending::Returned, CameTo::Reached(reached)) => messages::reached(*reached),
        _ => happened(ending, trace),
    };
    let misconception = if kind == EndKind::Broken { claim.recognised(ending, trace) } else { None };
    let circle = if kind == EndKind::Held { Vec::new() } else { circle(trace) };
    End { kind, happened, misconception, circle }
}

/// Who waits for whom, if threads wait for ever.
fn circle(trace: &Trace) -> Vec<Link> {
    let circle = trace.threads_in_circle();
    let link = |task: TaskId| {
        let (condition, _) = trace.threads[task.index()].waits.as_ref()?;
        let at = circle.iter().position(|other| *other == task);
        Some(Link {
            thread: task.index(),
            waits_for: what(trace, condition),
            line: trace.waits_on_line(task),
            held_by: at.map(|at| circle[(at + 1) % circle.len()].index()),
        })
    };
    let stuck = trace.waiting_for_ever().into_iter();
    stuck.filter(|task| circle.is_empty() || circle.contains(task)).filter_map(link).collect()
}

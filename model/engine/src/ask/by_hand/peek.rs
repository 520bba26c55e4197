//! What each thread would do next: found out by letting it.

use super::Point;
use super::snapshot::Snapshot;
use super::walk::walk;
use crate::rt::Event;
use crate::rt::candidates::Candidate;
use crate::rt::event::Place;
use crate::schedule::{Body, Schedule, deviations};
use crate::story::messages::operation;

/// At most so many steps are spent on it: no key press may be answered late.
const STEPS: usize = 40_000;
/// To start a thread takes as long as so many steps.
const START: usize = 20;

/// A thread's next operation, with what would come of it at this point.
#[derive(Debug)]
pub(super) struct Next {
    pub says: String,
    pub place: Option<Place>,
}

/// The next operation for each candidate, as far as it could be found out.
pub(super) fn next_operations(snapshot: &Snapshot, point: &Point, body: &Body) -> Vec<Option<Next>> {
    let affordable = STEPS / (snapshot.steps + START * snapshot.threads.len()).max(1);
    let look = |(index, candidate): (usize, &Candidate)| {
        (index < affordable).then(|| next_operation(snapshot, point, index, candidate, body)).flatten()
    };
    snapshot.candidates.iter().enumerate().map(look).collect()
}

fn next_operation(
    snapshot: &Snapshot,
    point: &Point,
    index: usize,
    candidate: &Candidate,
    body: &Body,
) -> Option<Next> {
    let mut steps = deviations(&snapshot.decisions);
    if index > 0 {
        steps.push((snapshot.decisions.len() as u32, index as u32));
    }
    let schedule = Schedule { deviations: steps, ..point.schedule.clone() };
    let after = walk(&schedule, snapshot.moves + 1, body)?;
    let is_its = |event: &&Event| event.task == candidate.task;
    let event = after.trace.events()[snapshot.trace.events().len()..].iter().find(is_its)?;
    Some(Next { says: operation(&after.trace, event), place: Some(event.place) })
}

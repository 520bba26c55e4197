//! What each thread would do next, found by letting it do so.

use super::Point;
use super::snapshot::Snapshot;
use super::walk::walk;
use crate::rt::Event;
use crate::rt::candidates::Candidate;
use crate::rt::event::Place;
use crate::schedule::{Body, Schedule, deviations};
use crate::story::messages::operation;
use crate::trace::Trace;

/// At most this many steps are spent on it: no key press may be answered late.
const STEPS: usize = 40_000;
/// Starting a thread takes as long as this many steps.
const START: usize = 20;

/// A thread's next operation, with its result at this point.
#[derive(Debug)]
pub(in crate::ask) struct Next {
    pub says: String,
    pub place: Option<Place>,
}

/// The next operation for each candidate, as far as it could be found out.
pub(in crate::ask) fn next_operations(snapshot: &Snapshot, point: &Point, body: &Body) -> Vec<Option<Next>> {
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
    let schedule = one_further(snapshot, &point.schedule, index);
    let after = walk(&schedule, snapshot.moves + 1, body)?;
    first_of(candidate, &after.trace, snapshot.trace.events().len())
}

/// The schedule that led here, and the candidate of this index after it.
pub(in crate::ask) fn one_further(snapshot: &Snapshot, schedule: &Schedule, index: usize) -> Schedule {
    let mut steps = deviations(&snapshot.decisions);
    if index > 0 {
        steps.push((snapshot.decisions.len() as u32, index as u32));
    }
    Schedule { deviations: steps, ..schedule.clone() }
}

/// The first operation of the candidate's thread among the events from this number on.
pub(in crate::ask) fn first_of(candidate: &Candidate, trace: &Trace, from: usize) -> Option<Next> {
    let is_its = |event: &&Event| event.task == candidate.task;
    let event = trace.events()[from..].iter().find(is_its)?;
    Some(Next { says: operation(trace, event), place: Some(event.place) })
}

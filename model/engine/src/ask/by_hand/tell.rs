//! A point of an execution as data, to be shown.

use super::end::{CameTo, end};
use super::peek::Next;
use super::snapshot::Snapshot;
use super::thread::{Doing, ThreadNow};
use super::{Point, messages};
use crate::claim::{Aim, Offer};
use crate::rt::candidates::{Candidate, How};
use crate::rt::event::Place;
use crate::rt::{Event, ObjectId, Op, TaskId};
use crate::schedule::{Schedule, deviations};
use crate::story::messages::{duration, operation, remark};
use crate::story::{self, names};
use crate::trace::{Trace, is_ours};
use protocol::by_hand as told;
use protocol::by_hand::{Choice, Object, Row, State, Thread, Way};

/// A story has at most this many rows; the end is what matters.
pub(in crate::ask) const ROWS: usize = 400;

/// What is told about: a claim, and a point of one of its executions.
pub(in crate::ask) struct Told<'a> {
    pub offer: &'a Offer<'a>,
    pub point: &'a Point,
}

/// A claim that can be tried.
pub(in crate::ask) fn claim(offer: &Offer<'_>) -> told::Claim {
    told::Claim {
        start: Schedule::start(offer.part, offer.time),
        aim: match offer.aim {
            Aim::Break | Aim::Collect(_) | Aim::Follow(_) => told::Aim::Break,
            Aim::Reach(_) => told::Aim::Reach,
        },
        says: offer.claim.expected.clone(),
    }
}

fn line(place: Option<Place>) -> Option<u32> {
    place.filter(|place| !is_ours(place.file())).map(|place| place.line())
}

impl Told<'_> {
    /// `next` holds the next operation for each candidate, or nothing yet.
    pub fn tell(&self, snapshot: &Snapshot, came_to: &CameTo, next: &[Option<Next>]) -> told::Snapshot {
        let claim = self.offer.claim;
        let next = |index: usize| next.get(index).and_then(Option::as_ref);
        let choices = snapshot.candidates.iter().enumerate();
        let mut choices: Vec<Choice> =
            choices.map(|(index, it)| choice(snapshot, index, it, next(index))).collect();
        choices.sort_by_key(|choice| choice.thread);
        let (earlier, story) = rows(snapshot);
        told::Snapshot {
            schedule: Schedule { deviations: deviations(&snapshot.decisions), ..self.point.schedule.clone() },
            decision: snapshot.decisions.len() as u32,
            moves: snapshot.moves,
            now: duration(snapshot.trace.elapsed()),
            threads: (0..snapshot.threads.len())
                .map(|index| thread(snapshot, TaskId(index as u32)))
                .collect(),
            choices,
            objects: (0..snapshot.objects.len())
                .map(|index| object(snapshot, ObjectId(index as u32)))
                .collect(),
            earlier,
            story,
            printed: snapshot.printed.clone(),
            end: snapshot.ending.as_ref().map(|ending| end(claim, &snapshot.trace, ending, came_to)),
        }
    }
}

pub(in crate::ask) fn thread(snapshot: &Snapshot, task: TaskId) -> Thread {
    let now = &snapshot.threads[task.index()];
    Thread {
        name: snapshot.trace.name(task),
        state: state(now),
        says: messages::doing(&snapshot.trace, now),
        line: line(now.place.filter(|_| now.doing != Doing::Ended)),
        holds: messages::holds(&snapshot.trace, task),
    }
}

fn state(now: &ThreadNow) -> State {
    match (&now.doing, &now.panicked) {
        (Doing::Ready | Doing::Ends, _) => State::Ready,
        (Doing::Asleep(_), _) => State::Asleep,
        (Doing::Waits(..), _) => State::Waits,
        (Doing::AsksInVain, _) => State::AsksInVain,
        (Doing::Ended, None) => State::Ended,
        (Doing::Ended, Some(_)) => State::Panicked,
    }
}

pub(in crate::ask) fn choice(
    snapshot: &Snapshot,
    index: usize,
    candidate: &Candidate,
    next: Option<&Next>,
) -> Choice {
    let now = &snapshot.threads[candidate.task.index()];
    Choice {
        index: index as u32,
        thread: candidate.task.index(),
        way: match candidate.how {
            How::Goes | How::Spurious => Way::Goes,
            How::TimePasses => Way::Time,
            How::Way(_) => Way::Result,
        },
        says: messages::choice(candidate, now, next),
        line: line(next.and_then(|next| next.place).or(now.place)),
    }
}

pub(in crate::ask) fn object(snapshot: &Snapshot, id: ObjectId) -> Object {
    let now = &snapshot.objects[id.0 as usize];
    Object {
        name: names::name(&snapshot.trace, id),
        value: now.value.map(|value| value.to_string()),
        says: messages::object(&snapshot.trace, id, now),
    }
}

/// A check panics to say that something does not hold: that is the end, and not part of the story.
pub(in crate::ask) fn is_told(event: &Event) -> bool {
    story::worth_telling(event.op) && !(event.op == Op::Panic && line(Some(event.place)).is_none())
}

/// How many rows are left out at the beginning, and the others.
fn rows(snapshot: &Snapshot) -> (usize, Vec<Row>) {
    let events = snapshot.trace.events();
    let told: Vec<usize> = (0..events.len()).filter(|at| is_told(&events[*at])).collect();
    let earlier = told.len().saturating_sub(ROWS);
    (earlier, told[earlier..].iter().map(|at| row(&snapshot.trace, *at)).collect())
}

/// The event of this number as a row of the story.
pub(in crate::ask) fn row(trace: &Trace, at: usize) -> Row {
    let event = &trace.events()[at];
    Row {
        thread: event.task.index(),
        at: duration(event.at),
        says: operation(trace, event),
        line: line(Some(event.place)),
        remark: remark(trace, at),
        harm: trace.harmful_update().is_some_and(|lost| [lost.write, lost.event].contains(&at)),
    }
}

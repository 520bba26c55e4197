//! A point of an execution as data, for whoever shows it.

use super::peek::Next;
use super::snapshot::Snapshot;
use super::thread::{Doing, ThreadNow};
use super::{Point, messages};
use crate::claim::{Aim, Offer};
use crate::rt::candidates::{Candidate, How};
use crate::rt::event::Place;
use crate::rt::world::{Ending, Time};
use crate::rt::{Event, ObjectId, Op, TaskId};
use crate::schedule::{Schedule, deviations};
use crate::story::messages::{duration, happened, operation, overwrites};
use crate::story::{self, names};
use crate::trace::is_ours;
use serde_json::{Value, json};

/// A story has at most so many rows; the end is what matters.
const ROWS: usize = 400;

/// What is told about: a claim, and a point of one of its executions.
pub(super) struct Told<'a> {
    pub offer: &'a Offer<'a>,
    pub point: &'a Point,
}

/// A claim that can be tried.
pub(super) fn claim(offer: &Offer<'_>) -> Value {
    json!({
        "part": offer.part,
        "time": time_name(offer.time),
        "aim": match offer.aim {
            Aim::Break => "break",
            Aim::Reach(_) => "reach",
        },
        "says": offer.claim.expected,
    })
}

fn time_name(time: Time) -> &'static str {
    match time {
        Time::AnySpeed => "any_speed",
        Time::Ideal => "ideal",
    }
}

fn line(place: Option<Place>) -> Option<u32> {
    place.filter(|place| !is_ours(place.file())).map(|place| place.line())
}

impl Told<'_> {
    /// `next` holds the next operation for each candidate, or nothing yet.
    pub fn tell(&self, snapshot: &Snapshot, reached: Option<bool>, next: &[Option<Next>]) -> Value {
        let next = |index: usize| next.get(index).and_then(Option::as_ref);
        let schedule =
            Schedule { deviations: deviations(&snapshot.decisions), ..self.point.schedule.clone() };
        let choices = snapshot.candidates.iter().enumerate();
        let (earlier, story) = rows(snapshot);
        json!({
            "verdict": "by_hand",
            "claim": claim(self.offer),
            "schedule": schedule.to_string(),
            "decision": snapshot.decisions.len(),
            "moves": snapshot.made.count,
            "now": duration(snapshot.trace.elapsed()),
            "moved": snapshot.made.by.map(TaskId::index),
            "threads": (0..snapshot.threads.len()).map(|index| thread(snapshot, TaskId(index as u32))).collect::<Vec<_>>(),
            "choices": choices.map(|(index, it)| choice(snapshot, it, next(index))).collect::<Vec<_>>(),
            "objects": (0..snapshot.objects.len()).map(|index| object(snapshot, ObjectId(index as u32))).collect::<Vec<_>>(),
            "earlier": earlier,
            "story": story,
            "printed": snapshot.printed,
            "end": snapshot.ending.as_ref().map(|ending| self.end(snapshot, ending, reached)),
        })
    }

    fn end(&self, snapshot: &Snapshot, ending: &Ending, reached: Option<bool>) -> Value {
        let kind = match (ending, reached) {
            (Ending::Returned, Some(true)) => "reached",
            (Ending::Returned, Some(false)) => "missed",
            (Ending::Returned, None) => "held",
            (Ending::StaticKept(_) | Ending::OutputFlood | Ending::GivenUp | Ending::EngineFault(_), _) => {
                "not_judged"
            }
            (_, Some(_)) => "missed",
            (_, None) => "broken",
        };
        let misconception = match kind {
            "broken" => self.offer.claim.recognised(ending, &snapshot.trace),
            _ => None,
        };
        json!({
            "kind": kind,
            "happened": happened(ending, &snapshot.trace),
            "misconception": misconception,
        })
    }
}

fn thread(snapshot: &Snapshot, task: TaskId) -> Value {
    let now = &snapshot.threads[task.index()];
    json!({
        "name": snapshot.trace.name(task),
        "state": state(now),
        "says": messages::doing(&snapshot.trace, now),
        "holds": messages::holds(&snapshot.trace, task),
        "line": line(now.place).filter(|_| now.doing != Doing::Ended),
    })
}

fn state(now: &ThreadNow) -> &'static str {
    match (&now.doing, &now.panicked) {
        (Doing::Ready | Doing::Ends, _) => "ready",
        (Doing::Asleep(_), _) => "asleep",
        (Doing::Waits(..), _) => "waits",
        (Doing::AsksInVain, _) => "asks_in_vain",
        (Doing::Ended, None) => "ended",
        (Doing::Ended, Some(_)) => "panicked",
    }
}

fn choice(snapshot: &Snapshot, candidate: &Candidate, next: Option<&Next>) -> Value {
    let now = &snapshot.threads[candidate.task.index()];
    json!({
        "thread": candidate.task.index(),
        "kind": match candidate.how {
            How::Goes => "goes",
            How::TimePasses => "time",
            How::Spurious => "spurious",
            How::Way(_) => "result",
        },
        "says": messages::choice(candidate, now, next),
        "line": line(next.and_then(|next| next.place).or(now.place)),
    })
}

fn object(snapshot: &Snapshot, id: ObjectId) -> Value {
    let now = &snapshot.objects[id.0 as usize];
    json!({
        "name": names::name(&snapshot.trace, id),
        "kind": names::kind(snapshot.trace.objects[id.0 as usize].kind),
        "value": now.value.map(|value| value.to_string()),
        "says": messages::object(&snapshot.trace, id, now),
    })
}

/// Where a check panics, it says that something does not hold: that is the end, and no part of the story.
fn is_told(event: &Event) -> bool {
    story::worth_telling(event.op) && !(event.op == Op::Panic && line(Some(event.place)).is_none())
}

/// How many rows are left out at the beginning, and the others.
fn rows(snapshot: &Snapshot) -> (usize, Value) {
    let lost = snapshot.trace.harmful_update();
    let events = snapshot.trace.events();
    let told: Vec<usize> = (0..events.len()).filter(|at| is_told(&events[*at])).collect();
    let row = |at: &usize| {
        let event = &events[*at];
        json!({
            "thread": event.task.index(),
            "at": duration(event.at),
            "says": operation(&snapshot.trace, event),
            "line": line(Some(event.place)),
            "remark": lost.filter(|lost| lost.event == *at).map(|lost| overwrites(&snapshot.trace, lost)),
        })
    };
    let earlier = told.len().saturating_sub(ROWS);
    (earlier, told[earlier..].iter().map(row).collect())
}

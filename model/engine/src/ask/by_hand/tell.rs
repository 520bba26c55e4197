//! A point of an execution as data, for whoever shows it.

use super::peek::Next;
use super::snapshot::Snapshot;
use super::thread::{Doing, ThreadNow};
use super::walk::LooksOn;
use super::{Point, messages};
use crate::claim::{Aim, Claim, Offer, take_value};
use crate::rt::candidates::{Candidate, How};
use crate::rt::event::Place;
use crate::rt::world::{Ending, World};
use crate::rt::{Event, ObjectId, Op, TaskId};
use crate::schedule::{Schedule, deviations};
use crate::story::messages::{duration, happened, operation, remark, what};
use crate::story::{self, names};
use crate::trace::{Trace, is_ours};
use protocol::by_hand as told;
use protocol::by_hand::{Choice, End, EndKind, Link, Object, Row, State, Thread, Way};

/// A story has at most so many rows; the end is what matters.
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

/// What an execution came to, beside how it ended.
#[derive(Debug, Clone, Default)]
pub(in crate::ask) enum CameTo {
    /// Nothing is known.
    #[default]
    ItsEnd,
    /// The body returned `true`, or `false`.
    Reached(bool),
    /// What it came to, if it ended well: "returns 2".
    Words(String),
    /// What a specification says of it, as an error if it does not allow it.
    Judged(Result<String, String>),
}

impl CameTo {
    /// What the execution came to, to which the claim looks.
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

/// Waits for the end of a run, to see what it came to.
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

/// Who waits for whom, where threads wait for ever.
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

/// Where a check panics, it says that something does not hold: that is the end, and no part of the story.
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

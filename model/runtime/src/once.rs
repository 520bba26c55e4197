//! Something that is done once: the basis of `Once`, `OnceLock` and `LazyLock`.

use super::busy_wait::About;
use super::footprint::{Effect, Thing};
use super::object::{Age, Hold, ObjectState};
use super::world::{self, World};
use super::{Condition, Kind, ObjectId, Op, Registration, point};
use std::panic::Location;

/// Something that is done once.
#[derive(Debug, Default)]
pub struct Once {
    registration: Registration,
}

/// How far it has come.
#[derive(Debug, Clone, Copy)]
pub enum Phase {
    /// Nobody has begun.
    New,
    /// A thread is doing it.
    Running(Hold),
    /// The thread that was doing it panicked.
    Failed,
    /// It is done.
    Done,
}

/// What a thread that wants it done finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It is this thread's turn to do it, and nobody has tried before.
    First,
    /// It is this thread's turn, because the one before panicked.
    Again,
    /// It is done.
    Done,
}

/// How a thread that had its turn left it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Done,
    /// Not done, because of a panic.
    Failed,
    /// Not done, and as if not begun.
    Undone,
}

impl Once {
    /// Nobody has begun.
    #[track_caller]
    pub const fn new() -> Self {
        Self { registration: Registration::new() }
    }

    /// Its number in this execution; `enter` is called once in each, and says how far it has come then.
    pub fn id(&self, enter: impl FnOnce(Age) -> Phase) -> ObjectId {
        self.registration.id(Kind::Once, |age| ObjectState::Once(enter(age)))
    }
}

/// Whether it is done. Once done, it stays done, and every later thread finds the same: then
/// there is nothing to schedule.
#[track_caller]
pub fn is_done(once: ObjectId) -> bool {
    ask(once);
    known_done(once)
}

/// How far it has come at this moment.
#[track_caller]
pub fn look(once: ObjectId) -> Phase {
    ask(once);
    world::with(|w| *w.phase(once))
}

#[track_caller]
fn ask(once: ObjectId) {
    if !known_done(once) {
        point(Condition::Always);
        // Inside the closure the caller would be the model itself.
        let place = Location::caller();
        world::with(|w| w.asked(About::Object(once), place));
    }
}

/// Waits while another thread is doing it.
#[track_caller]
pub fn begin(once: ObjectId) -> Turn {
    if known_done(once) {
        return Turn::Done;
    }
    point(Condition::Settled(once));
    let place = Location::caller();
    world::with(|w| {
        let task = w.current;
        let phase = w.phase(once);
        let turn = match phase {
            Phase::Done => return Turn::Done,
            Phase::Failed => Turn::Again,
            Phase::New | Phase::Running(_) => Turn::First,
        };
        *phase = Phase::Running(Hold { task, place });
        w.touch(Thing::Object(once), Effect::Writes);
        w.changed();
        turn
    })
}

/// Ends this thread's turn.
#[track_caller]
pub fn end(once: ObjectId, outcome: Outcome) {
    point(Condition::Always);
    world::with(|w| {
        *w.phase(once) = match outcome {
            Outcome::Done => Phase::Done,
            Outcome::Failed => Phase::Failed,
            Outcome::Undone => Phase::New,
        };
        w.touch(Thing::Object(once), Effect::Writes);
        if outcome == Outcome::Done {
            w.record(Op::Once, Some(once), Location::caller());
        }
        w.changed();
    });
}

/// Waits until it is done, or until the thread that was doing it panicked; returns which.
#[track_caller]
pub fn wait(once: ObjectId) -> Turn {
    if !known_done(once) {
        point(Condition::Tried(once));
    }
    if known_done(once) { Turn::Done } else { Turn::Again }
}

/// Waits until it is done, whichever threads panic meanwhile.
#[track_caller]
pub fn wait_force(once: ObjectId) {
    if !known_done(once) {
        point(Condition::Done(once));
    }
}

fn known_done(once: ObjectId) -> bool {
    world::with(|w| {
        w.touch(Thing::Object(once), Effect::Reads);
        matches!(w.phase(once), Phase::Done)
    })
}

impl World {
    fn phase(&mut self, once: ObjectId) -> &mut Phase {
        match &mut self.object_mut(once).state {
            ObjectState::Once(phase) => phase,
            other => unreachable!("{once:?} is done once, not {other:?}"),
        }
    }
}

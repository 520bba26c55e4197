//! The student as the scheduler: an execution is run up to a point, and told as it stands there.
//!
//! Nothing is kept between two looks. Each look is a run of the check's program, from the beginning to the point
//! that is asked for, so going back is running less far.

mod messages;
mod peek;
mod stand;
mod tell;
mod thread;
mod walk;

use crate::claim::{Claim, Values, take_value};
use crate::rt::world::Time;
use crate::schedule::{Body, Schedule};
use crate::{run_check, session};
use serde_json::{Value, json};
use std::path::PathBuf;

/// What the student wants to know.
#[derive(Debug, Clone, Default)]
pub(crate) enum Seat {
    /// Nothing: the check is judged.
    #[default]
    Empty,
    /// What there is to try.
    Claims(Claims),
    /// How things stand at a point of one execution.
    At(Point),
}

/// The claims that the check has come to. They are left behind one by one: the check may not come to its end.
#[derive(Debug, Clone)]
pub(crate) struct Claims {
    known: Vec<Value>,
    leave: PathBuf,
}

impl Claims {
    /// None yet; to be left at `leave`.
    pub fn left_at(leave: PathBuf) -> Self {
        Claims { known: Vec::new(), leave }
    }

    /// All of them, as they are left behind.
    pub fn told(&self) -> Value {
        json!({"verdict": "claims", "claims": self.known})
    }

    fn add(&mut self, claim: Value) {
        self.known.push(claim);
        // Who can't write now can't write in the end, and says so then.
        let _ = run_check::write(&self.leave, &self.told());
    }
}

/// A point of an execution.
#[derive(Debug, Clone)]
pub(crate) struct Point {
    pub schedule: Schedule,
    /// How many moves were made before it. A run that has fewer is over there.
    pub moves: usize,
    /// Where to leave what is known before the threads' next operations are: finding those out may not end.
    pub leave: Option<PathBuf>,
}

/// The payload that ends a check when its point is reached.
pub(crate) struct Told(pub Value);

/// What the student tries.
pub(crate) enum Aim<'a> {
    /// To show that the claim does not hold.
    Break,
    /// To get to where the body returns `true`.
    Reach(&'a Values<bool>),
}

/// Whether somebody sits there, so that no schedules need be tried.
pub(crate) fn is_taken() -> bool {
    session::with(|session| !matches!(session.by_hand, Seat::Empty))
}

/// Lets the student at the claim `part` of a check, if that is the one that is asked for. Then the check is over.
pub(crate) fn offer(claim: &Claim, aim: &Aim<'_>, part: u32, time: Time, body: &Body) {
    let point = session::with(|session| match &mut session.by_hand {
        Seat::Empty => None,
        Seat::Claims(known) => {
            known.add(tell::claim(claim, aim, part, time));
            None
        }
        Seat::At(point) => (point.schedule.part == part).then(|| point.clone()),
    });
    if let Some(point) = point {
        let told = tell::Told { claim, aim, part, time, point: &point };
        std::panic::resume_unwind(Box::new(Told(look(&told, body))));
    }
}

/// Goes to the point, and says how things stand.
fn look(told: &tell::Told<'_>, body: &Body) -> Value {
    let Some(stand) = walk::walk(&told.point.schedule, told.point.moves, body) else {
        crate::failure::bad_schedule(&told.claim.expected);
    };
    let reached = match told.aim {
        Aim::Break => None,
        Aim::Reach(values) => take_value(values),
    };
    let blind = told.tell(&stand, reached, &[]);
    let left = told.point.leave.as_ref().map(|path| run_check::write(path, &blind));
    if stand.ending.is_some() || left.is_some_and(|left| left.is_err()) {
        return blind;
    }
    told.tell(&stand, reached, &peek::next_operations(&stand, told.point, body))
}

#[cfg(test)]
mod tests;

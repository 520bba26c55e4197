//! The student as the scheduler: an execution is run up to a point, and its state there is shown.
//!
//! Nothing is kept between two snapshots. Each is a run of the check's program, from the beginning to the point
//! that is asked for, so going back means running less far.

pub(super) mod end;
mod messages;
pub(super) mod peek;
pub(super) mod snapshot;
pub(super) mod tell;
mod thread;
pub(super) mod walk;

use crate::claim::failure::bad_schedule;
use crate::claim::shrink::replay_exactly;
use crate::claim::{Hand, Offer, cause};
use crate::schedule::Schedule;
use crate::story::messages::misfit;
use protocol::Report;
use protocol::by_hand::{Claim, Snapshot};
use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;

/// The claims that the check has reached. They are written one by one, because the check may not reach its end.
#[derive(Debug, Clone)]
pub(crate) struct Claims {
    known: Rc<RefCell<Vec<Claim>>>,
    leave: PathBuf,
}

impl Claims {
    /// None yet; to be left at `leave`.
    pub fn left_at(leave: PathBuf) -> Self {
        Claims { known: Rc::default(), leave }
    }

    /// All of them, as they are written.
    pub fn told(&self) -> Report {
        Report::Claims(self.known.borrow().clone())
    }

    /// A hand that only wants to know what there is to try.
    pub fn hand(&self) -> Hand {
        let claims = self.clone();
        Box::new(move |offer| claims.add(tell::claim(offer)))
    }

    fn add(&self, claim: Claim) {
        self.known.borrow_mut().push(claim);
        // Who can't write now can't write in the end, and says so then.
        let _ = self.told().leave(&self.leave);
    }
}

/// A point of an execution.
#[derive(Debug, Clone)]
pub(crate) struct Point {
    pub schedule: Schedule,
    /// How many moves were made before it. A run with fewer moves has ended by then.
    pub moves: usize,
    /// Where to leave what is known before the next operations of the threads are: finding those may not end.
    pub leave: Option<PathBuf>,
}

/// The payload that ends a check when its point is reached.
pub(crate) struct Told(pub Report);

impl Point {
    /// A hand that wants to know the state here.
    pub fn hand(self) -> Hand {
        Box::new(move |offer| {
            if self.schedule.part == offer.part {
                std::panic::resume_unwind(Box::new(Told(Report::Snapshot(Box::new(look(&self, offer))))));
            }
        })
    }
}

/// Goes to the point, and reports the state there.
fn look(point: &Point, offer: &Offer<'_>) -> Snapshot {
    let told = tell::Told { offer, point };
    let mut outcome = end::Outcome::of(&offer.aim);
    let Some(mut snapshot) = walk::walk_before(&point.schedule, point.moves, offer.body, &mut outcome) else {
        bad_schedule(&offer.claim.expected, misfit());
    };
    let came_to = outcome.came_to;
    if snapshot.ending.is_some() {
        let mut found = replay_exactly(&point.schedule, offer.body).found;
        cause::find(&mut found, offer.body);
        snapshot.trace.harm = found.trace.harm;
    }
    let blind = told.tell(&snapshot, &came_to, &[]);
    let left = point.leave.as_ref().map(|path| Report::Snapshot(Box::new(blind.clone())).leave(path));
    if snapshot.ending.is_some() || left.is_some_and(|left| left.is_err()) {
        return blind;
    }
    told.tell(&snapshot, &came_to, &peek::next_operations(&snapshot, point, offer.body))
}

#[cfg(test)]
mod tests;

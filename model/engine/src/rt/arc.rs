//! The counts of an `Arc`: how many pointers there are to a value.
//!
//! A change of them is a scheduling point only in a program that asks for them. In any other nobody can tell when a
//! pointer was dropped, so those schedules are all the same: the exploration begins without these points, and begins
//! again with them as soon as an execution has asked.

use super::object::{Object, State};
use super::useless::About;
use super::world::{self, Counts, World};
use super::{Condition, Kind, ObjectId, Op, point};
use std::panic::Location;

/// A pointer to the value at the address `at` is about to be made or dropped.
#[track_caller]
pub fn counts_change(at: usize) {
    let matters = world::with(|w| w.is_running() && w.counts == Counts::Observed);
    if !matters {
        return;
    }
    point(Condition::Always);
    let place = Location::caller();
    world::with(|w| {
        let id = w.arc(at, place);
        w.record(Op::OwnersChanged, Some(id), place);
        w.changed();
    });
}

/// A thread is about to ask how many pointers there are to the value at the address `at`.
#[track_caller]
pub fn counts_asked(at: usize) {
    point(Condition::Always);
    let place = Location::caller();
    world::with(|w| {
        if !w.is_running() {
            return;
        }
        w.noticed.asks_for_counts = true;
        let id = w.arc(at, place);
        w.asked(About::Object(id), place);
    });
}

/// It asked, and the answer was `owners`; `changed` says whether it made or dropped a pointer by it.
#[track_caller]
pub fn counts_answered(at: usize, owners: usize, changed: bool) {
    let place = Location::caller();
    world::with(|w| {
        if !w.is_running() {
            return;
        }
        let id = w.arc(at, place);
        w.record(Op::OwnersCounted(owners), Some(id), place);
        if changed {
            w.record(Op::OwnersChanged, Some(id), place);
            w.changed();
        }
    });
}

impl World {
    /// The object that stands for the counts. An address that is used again stands for the same object: steps that
    /// touch it then only seem to depend on one another.
    fn arc(&mut self, at: usize, place: super::event::Place) -> ObjectId {
        if let Some((_, id)) = self.arcs.iter().find(|(address, _)| *address == at) {
            return *id;
        }
        let id = self.add_object(Object { kind: Kind::Arc, made_at: place, state: State::Atomic });
        self.arcs.push((at, id));
        id
    }
}

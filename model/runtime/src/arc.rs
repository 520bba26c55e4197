//! The counts of an `Arc`: how many pointers there are to a value.
//!
//! A change of them is a scheduling point only in a program that asks for them. In any other nobody can tell when a
//! pointer was dropped, so those schedules are all the same: the exploration begins without these points, and begins
//! again with them as soon as an execution has asked.

use super::busy_wait::About;
use super::event::Access;
use super::object::{Object, ObjectState};
use super::world::{self, Counts, World};
use super::{Condition, Kind, ObjectId, Op, point};
use std::panic::Location;

/// A pointer to the value at the address `at` is about to be created or dropped.
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
        let gives_back =
            w.current_task().is_some_and(|task| task.share.take_if(|share| *share == at).is_some());
        if gives_back { w.gives_back(id, Access::Looked) } else { w.changed() }
    });
}

/// A thread is about to ask how many pointers there are to the value at the address `at`.
#[track_caller]
pub fn counts_asked(_at: usize) {
    point(Condition::Always);
    world::with(|w| {
        // Only of a thread whose end was waited for it is certain that it has given back what it owned.
        let mut others = w.tasks.iter().enumerate().filter(|(index, _)| *index != w.current.index());
        w.noticed.asks_for_counts |= w.is_running() && others.any(|(_, task)| !task.awaited);
    });
}

/// It asked; `changed` says whether it created or dropped a pointer by that.
#[track_caller]
pub fn counts_answered(at: usize, changed: bool) {
    let place = Location::caller();
    world::with(|w| {
        if !w.is_running() {
            return;
        }
        let id = w.arc(at, place);
        w.record(Op::OwnersAsked, Some(id), place);
        w.asked(About::Object(id), place);
        if changed {
            // Who takes a share only to look whether there is one gives it back, and has learned nothing.
            w.record(Op::OwnersChanged, Some(id), place);
            // Where nobody looks at the counts, nobody hears of its giving back.
            if w.counts == Counts::Observed {
                w.takes(id);
                if let Some(task) = w.current_task() {
                    task.share = Some(at);
                }
            }
        }
    });
}

impl World {
    /// The object that represents the counts. An address that is reused represents the same object: steps that
    /// touch it then merely seem dependent.
    fn arc(&mut self, at: usize, place: super::event::Place) -> ObjectId {
        if let Some((_, id)) = self.arcs.iter().find(|(address, _)| *address == at) {
            return *id;
        }
        let id = self.add_object(Object { kind: Kind::Arc, made_at: place, state: ObjectState::Atomic });
        self.arcs.push((at, id));
        id
    }
}

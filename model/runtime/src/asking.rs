//! Queries of a shared object, and changes to it, that are separate operations of the program:
//! whether a lock is poisoned, for example.

use super::busy_wait::About;
use super::world::{self, World};
use super::{Condition, ObjectId, point};
use std::panic::Location;

/// The running thread queries `object`: another may go first, and a thread that asks again and
/// again in vain lets others run.
#[track_caller]
pub fn ask(object: ObjectId) {
    let place = Location::caller();
    point(Condition::Always);
    world::with(|w| w.asked(About::Object(object), place));
}

/// The running thread changes `object` by `change`, so that a query may have another answer.
#[track_caller]
pub fn answer_anew(object: ObjectId, change: impl FnOnce(ObjectId)) {
    point(Condition::Always);
    change(object);
    world::with(World::changed);
}

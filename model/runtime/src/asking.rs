//! Questions about a shared object, and changes of it, that are operations of the program of their own:
//! whether a lock is poisoned, for one.

use super::useless::About;
use super::world::{self, World};
use super::{Condition, ObjectId, point};
use std::panic::Location;

/// The running thread asks something about `object`: another may go first, and who asks again and
/// again in vain lets others run.
#[track_caller]
pub fn ask(object: ObjectId) {
    let place = Location::caller();
    point(Condition::Always);
    world::with(|w| w.asked(About::Object(object), place));
}

/// The running thread changes `object` by `change`, so that a question about it may have another answer.
#[track_caller]
pub fn answer_anew(object: ObjectId, change: impl FnOnce(ObjectId)) {
    point(Condition::Always);
    change(object);
    world::with(World::changed);
}

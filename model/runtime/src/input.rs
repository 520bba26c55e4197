//! What a tried program reads and is called with: the same in every execution.

use super::footprint::{Effect, Thing};
use super::point::point;
use super::{Condition, world};
use std::cell::RefCell;

/// What a program is given.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// Its arguments, the program's name first.
    pub arguments: Vec<String>,
    /// Its standard input.
    pub input: &'static [u8],
}

thread_local! {
    static GIVEN: RefCell<Given> = const { RefCell::new(Given { arguments: Vec::new(), input: &[] }) };
}

/// From now on every execution is given this.
pub fn give(given: Given) {
    GIVEN.set(given);
}

/// The program's arguments.
pub fn arguments() -> Vec<String> {
    GIVEN.with_borrow(|given| given.arguments.clone())
}

/// Lets other threads read first, if there are any.
#[track_caller]
pub fn turn() {
    point(Condition::Always);
}

/// What has not been read yet.
pub fn rest() -> &'static [u8] {
    let at = world::with(|w| {
        w.touch(Thing::Input, Effect::Writes);
        w.input_read
    });
    GIVEN.with_borrow(|given| given.input.get(at..).unwrap_or_default())
}

/// This many bytes were read.
pub fn read(bytes: usize) {
    world::with(|w| {
        w.touch(Thing::Input, Effect::Writes);
        w.input_read += bytes;
    });
}

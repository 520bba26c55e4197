//! The end of a program, which ends its threads, whatever they are doing.

use super::footprint::{Effect, Thing};
use super::output;
use super::point::{point, stop};
use super::task::{Exit, PanicReport};
use super::world::{self, Ending, World};
use super::{Condition, Op, TaskId};
use std::panic::Location;

/// Ends the program with this exit code: no thread continues, and nothing is dropped.
#[track_caller]
pub fn exit(code: i32) -> ! {
    end(code);
    stop(Ending::Returned)
}

/// The program's `main` has returned.
#[track_caller]
pub fn returned(code: i32) {
    end(code);
    world::with(|w| {
        if let Some(panic) = unseen_panic(w) {
            w.ending.get_or_insert(Ending::Panicked(panic));
        }
    });
}

/// What others did before is observed: what they printed, and whether they ended with a panic.
#[track_caller]
fn end(code: i32) {
    let place = Location::caller();
    point(Condition::Always);
    let printed = output::standard();
    world::with(|w| {
        for task in 0..w.tasks.len() as u32 {
            w.touch(Thing::End(TaskId(task)), Effect::Reads);
        }
        w.record(Op::Exit(code), Some(printed), place);
        w.exit_code = code;
        w.ender = w.current;
    });
}

/// A thread ended with a panic that nobody looks at.
fn unseen_panic(w: &World) -> Option<PanicReport> {
    let unseen = w.tasks.iter().find(|task| task.exit == Exit::Panic)?;
    unseen.panicked.clone()
}

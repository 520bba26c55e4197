//! `park` and `unpark`: a token for each thread.

use super::{Arrival, Condition, Op, TaskId, point, point_or_spurious, world};
use std::panic::Location;
use std::time::Duration;

/// Waits for a token, or until the virtual time `deadline`, and uses the token up. May return spuriously.
#[track_caller]
pub fn park(deadline: Option<Duration>) -> Arrival {
    let place = Location::caller();
    let arrival = point_or_spurious(Condition::Token, deadline);
    world::with(|w| {
        let me = w.current;
        let op = match arrival {
            Arrival::Satisfied => Op::Park,
            Arrival::TimedOut => Op::TimedOut,
            Arrival::Spurious => Op::SpuriousWake,
        };
        // A wake-up for no reason leaves the token, if there is one.
        w.task_mut(me).token &= arrival == Arrival::Spurious;
        w.record(op, None, place);
        w.changed();
    });
    arrival
}

/// Gives `task` its token, if it has none.
#[track_caller]
pub fn unpark(task: TaskId) {
    let place = Location::caller();
    point(Condition::Always);
    world::with(|w| {
        w.task_mut(task).token = true;
        w.record(Op::Unpark(task), None, place);
        w.changed();
    });
}

//! The scheduling point: where a thread says what it is about to do, and another may go first.

pub use super::task::Arrival;
use super::task::{TaskState, Then};
use super::world::{self, Ending};
use super::{Condition, TaskId, executor, panics};
use std::panic::Location;
use std::time::Duration;

/// Waits until the scheduler picks this thread and `until` holds. Returns at once where there is
/// nothing to schedule: in an unwinding thread that need not wait, and after the end of the execution.
#[track_caller]
pub fn point(until: Condition) {
    point_until(until, None);
}

/// As [`point`], but gives up at the virtual time `deadline`.
///
/// # Panics
///
/// When the execution is over and `until` does not hold: there is nobody left to wait for.
#[track_caller]
pub fn point_until(until: Condition, deadline: Option<Duration>) -> Arrival {
    go_on(until, deadline, Then::Acts, MaybeSpurious::No)
}

/// Waits for something that others cannot see this thread do, such as the end of another thread or
/// the end of a nap. Returns at once if `until` holds.
#[track_caller]
pub fn wait(until: Condition, deadline: Option<Duration>) {
    if world::with(|w| w.tasks.is_empty() || !w.holds(&until, w.current)) {
        go_on(until, deadline, Then::Prepares, MaybeSpurious::No);
    }
}

/// The scheduling point before the end of a thread that has done nothing visible since it last continued.
#[track_caller]
pub fn end_unseen() {
    go_on(Condition::Always, None, Then::Ends, MaybeSpurious::No);
}

/// As [`point_until`], for an operation that may end, or fail, spuriously.
#[track_caller]
pub fn point_or_spurious(until: Condition, deadline: Option<Duration>) -> Arrival {
    go_on(until, deadline, Then::Acts, MaybeSpurious::Yes)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum MaybeSpurious {
    Yes,
    No,
}

/// A deadline this far away never comes: 100 years.
pub const HORIZON: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

#[track_caller]
fn go_on(until: Condition, deadline: Option<Duration>, then: Then, spurious: MaybeSpurious) -> Arrival {
    let place = Location::caller();
    let must_switch = world::with(|w| {
        let me = w.current;
        let unwinds = w.current_task().is_none_or(|task| task.unwinding.is_some());
        if !w.is_running() || unwinds || panics::words_are_made() {
            if w.tasks.is_empty() || w.holds(&until, me) {
                // Others see this step too, though none of them can come before it.
                w.call_begins();
                return false;
            }
            assert!(w.is_running(), "a model primitive would wait for ever outside a run of the model");
        }
        w.noticed.waits |= spurious == MaybeSpurious::Yes;
        let task = w.task_mut(me);
        task.place = Some(place);
        task.may_be_spurious = spurious == MaybeSpurious::Yes;
        let deadline = deadline.filter(|at| *at < HORIZON);
        let sleeper = deadline.filter(|at| until == Condition::Never && *at > w.now);
        let task = w.task_mut(me);
        task.state = TaskState::Waiting { until, deadline, then };
        if let Some(deadline) = sleeper {
            w.roster.falls_asleep((deadline, me));
        }
        true
    });
    if !must_switch {
        return Arrival::Satisfied;
    }
    executor::suspend();
    world::with(|w| w.task(w.current).arrival)
}

/// Lets the schedule choose one of this many ways to continue; 0 if there is nothing to choose.
#[track_caller]
pub fn choose(ways: usize) -> usize {
    let place = Location::caller();
    let chosen_by_schedule = world::with(|w| {
        let may_ask = w.is_running() && w.current_task().is_some_and(|task| task.unwinding.is_none());
        if let Some(task) = w.current_task().filter(|_| may_ask && ways > 1) {
            task.place = Some(place);
            task.ways = ways;
        }
        may_ask && ways > 1
    });
    if !chosen_by_schedule {
        return 0;
    }
    executor::suspend();
    world::with(|w| w.task(w.current).way)
}

/// The running thread.
pub fn me() -> TaskId {
    world::with(|w| w.current)
}

/// Ends the execution at once, for a reason after which no thread can continue.
pub fn stop(ending: Ending) -> ! {
    world::with(|w| {
        w.ending.get_or_insert(ending);
    });
    loop {
        executor::suspend();
    }
}

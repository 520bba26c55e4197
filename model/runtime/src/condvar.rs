//! Condition variables.
//!
//! std does not say which waiter a notification wakes, so any of those that waited at that time may
//! be the one: a notification is kept with them, and the first that the scheduler picks uses it up.
//! A wait may also end spuriously, if the exploration allows that.

use super::object::ObjectState;
use super::world::{self, World};
use super::{
    Arrival, Condition, Kind, ObjectId, Op, Registration, TaskId, Value, lock, point, point_or_spurious,
    point_until,
};
use std::panic::Location;
use std::time::Duration;

/// A condition variable.
#[derive(Debug, Default)]
pub struct Condvar {
    registration: Registration,
}

/// The waiting threads, and the notifications that are not used up yet.
#[derive(Debug, Default)]
pub struct Waiters {
    waiting: Vec<TaskId>,
    /// The lock that the last of them released.
    mutex: Option<ObjectId>,
    /// The oldest first, each with those that it may wake; so none is larger than the next.
    wakes: Vec<Vec<TaskId>>,
}

/// Whether a wait may end without a notification: a spurious wake-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wakes {
    /// Yes, as std says.
    MaybeSpurious,
    /// No, as `parking_lot` promises.
    OnlyNotified,
}

/// How many waiters to wake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notify {
    /// One, if there is one.
    One,
    /// All of them.
    All,
}

impl Condvar {
    /// Nobody waits.
    #[track_caller]
    pub const fn new() -> Self {
        Self { registration: Registration::new() }
    }

    /// Its number in this execution.
    pub fn id(&self) -> ObjectId {
        self.registration.id(Kind::Condvar, |_| ObjectState::Condvar(Waiters::default()))
    }
}

/// Releases the lock and begins to wait in one step; takes the lock again after a notification, or
/// after the virtual time `deadline`, or spuriously. `peek` reads the value that the lock protects.
#[track_caller]
pub fn wait(
    condvar: ObjectId,
    mutex: ObjectId,
    deadline: Option<Duration>,
    wakes: Wakes,
    peek: &dyn Fn() -> Option<Value>,
) -> Arrival {
    point(Condition::Always);
    let place = Location::caller();
    world::with(|w| {
        let me = w.current;
        w.waiters(condvar).waiting.push(me);
        w.waiters(condvar).mutex = Some(mutex);
        w.record(Op::Wait, Some(condvar), place);
    });
    lock::set_free(mutex, peek());
    let arrival = match wakes {
        Wakes::MaybeSpurious => point_or_spurious(Condition::Notified(condvar), deadline),
        Wakes::OnlyNotified => point_until(Condition::Notified(condvar), deadline),
    };
    world::with(|w| {
        let me = w.current;
        w.waiters(condvar).leave(me, arrival);
        let op = match arrival {
            Arrival::Satisfied => Op::Woken,
            Arrival::TimedOut => Op::TimedOut,
            Arrival::Spurious => Op::SpuriousWake,
        };
        w.record(op, Some(condvar), place);
        w.changed();
    });
    lock::acquire(mutex, None, peek);
    arrival
}

/// Whether all waiting threads released `mutex`: parking_lot requires one lock at a time.
pub fn waits_only_with(condvar: ObjectId, mutex: ObjectId) -> bool {
    world::with(|w| {
        let waiters = w.waiters(condvar);
        waiters.waiting.is_empty() || waiters.mutex == Some(mutex)
    })
}

/// Wakes waiters; returns how many.
#[track_caller]
pub fn notify(condvar: ObjectId, whom: Notify) -> usize {
    point(Condition::Always);
    let place = Location::caller();
    world::with(|w| {
        let woken = w.waiters(condvar).wake(whom);
        w.record(Op::Notify(woken), Some(condvar), place);
        if woken > 0 {
            w.changed();
        }
        woken
    })
}

impl Waiters {
    fn wake(&mut self, whom: Notify) -> usize {
        let asleep = self.waiting.len() - self.wakes.len();
        let woken = match whom {
            Notify::One => asleep.min(1),
            Notify::All => asleep,
        };
        for _ in 0..woken {
            self.wakes.push(self.waiting.clone());
        }
        woken
    }

    pub fn may_wake(&self, task: TaskId) -> bool {
        self.wakes.iter().any(|wake| wake.contains(&task))
    }

    fn leave(&mut self, task: TaskId, arrival: Arrival) {
        self.waiting.retain(|other| *other != task);
        if arrival == Arrival::Satisfied {
            // The oldest wakes the fewest, so what it leaves can still be woken by the others.
            let used = self.wakes.iter().position(|wake| wake.contains(&task));
            self.wakes.remove(used.expect("a waiter goes on when it was notified"));
        }
        for wake in &mut self.wakes {
            wake.retain(|other| *other != task);
        }
        // A notification that was only for those who have left without it is gone.
        self.wakes.retain(|wake| !wake.is_empty());
    }
}

impl World {
    fn waiters(&mut self, condvar: ObjectId) -> &mut Waiters {
        match &mut self.object_mut(condvar).state {
            ObjectState::Condvar(waiters) => waiters,
            other => unreachable!("{condvar:?} is a condition variable, not {other:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Arrival, Notify, TaskId, Waiters};

    const A: TaskId = TaskId(1);
    const B: TaskId = TaskId(2);

    fn waiting(tasks: &[TaskId]) -> Waiters {
        Waiters { waiting: tasks.to_vec(), ..Waiters::default() }
    }

    #[test]
    fn a_notification_may_wake_any_that_waited_and_only_one() {
        let mut waiters = waiting(&[A, B]);
        assert_eq!(waiters.wake(Notify::One), 1);
        assert!(waiters.may_wake(A) && waiters.may_wake(B));
        waiters.leave(B, Arrival::Satisfied);
        assert!(!waiters.may_wake(A));
    }

    #[test]
    fn who_comes_later_takes_no_notification_from_who_came_before() {
        let mut waiters = waiting(&[A]);
        waiters.wake(Notify::One);
        waiters.waiting.push(B);
        assert!(!waiters.may_wake(B));
        waiters.wake(Notify::One);
        waiters.leave(A, Arrival::Satisfied);
        assert!(waiters.may_wake(B));
    }

    #[test]
    fn nobody_is_notified_twice() {
        let mut waiters = waiting(&[A, B]);
        assert_eq!(waiters.wake(Notify::One), 1);
        assert_eq!(waiters.wake(Notify::All), 1);
        assert_eq!(waiters.wake(Notify::All), 0);
    }

    #[test]
    fn a_notification_is_gone_with_the_last_who_could_use_it() {
        let mut waiters = waiting(&[A]);
        waiters.wake(Notify::One);
        waiters.leave(A, Arrival::TimedOut);
        waiters.waiting.push(B);
        assert_eq!(waiters.wake(Notify::One), 1);
        assert!(waiters.may_wake(B));
    }

    #[test]
    fn a_waiter_whose_time_is_over_waits_no_more() {
        let mut waiters = waiting(&[A, B]);
        waiters.leave(A, Arrival::TimedOut);
        waiters.wake(Notify::One);
        assert!(waiters.may_wake(B) && !waiters.may_wake(A));
    }
}

//! Channels that the clock sends into.

use crate::Receiver;
use crate::receiver::Source;
use model_std::time::Instant;
use runtime::event::Place;
use runtime::point::me;
use runtime::select::{Agreement, Choice};
use runtime::{Condition, TaskId, clock};
use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::time::Duration;

/// A message of the clock, one for all clones of its receiver.
pub(crate) struct Timer {
    /// Some instant, and its virtual time: the floor knows only the latter.
    known: (Instant, Duration),
    /// The virtual time of the next message; none when there is none any more.
    next: Cell<Option<Duration>>,
    /// The time between two messages; none where there is only one.
    period: Option<Duration>,
    /// The messages that selects took, and that their threads have not asked for yet.
    kept: RefCell<Vec<(TaskId, Instant)>>,
}

// SAFETY: all threads of an execution run on one OS thread, and none of them stops while it looks at a timer.
unsafe impl Sync for Timer {}

/// A receiver for one message, sent when `duration` is over: the instant of that time.
#[track_caller]
pub fn after(duration: Duration) -> Receiver<Instant> {
    Timer::starting(duration, None)
}

/// A receiver for one message, sent at `when`, which is the message.
#[track_caller]
pub fn at(when: Instant) -> Receiver<Instant> {
    let now = Instant::now();
    let known = (when, clock::deadline_after(when.saturating_duration_since(now)));
    Timer::receiver(known, known.1, None)
}

/// A receiver for a message each `duration`: the instant of that time. At most one waits to be received.
#[track_caller]
pub fn tick(duration: Duration) -> Receiver<Instant> {
    Timer::starting(duration, Some(duration))
}

/// A receiver that no message ever comes to.
pub fn never<T>() -> Receiver<T> {
    Receiver::from(Source::Never)
}

impl Timer {
    #[track_caller]
    fn starting(first: Duration, period: Option<Duration>) -> Receiver<Instant> {
        let now = Instant::now();
        if now.checked_add(first).is_none() {
            return never();
        }
        let start = clock::deadline_after(Duration::ZERO);
        Timer::receiver((now, start), clock::deadline_after(first), period)
    }

    fn receiver(known: (Instant, Duration), next: Duration, period: Option<Duration>) -> Receiver<Instant> {
        let timer = Timer { known, next: Cell::new(Some(next)), period, kept: RefCell::default() };
        Receiver::from(Source::Timer(Arc::new(timer), |instant| instant))
    }

    /// Whether a message is there.
    pub(crate) fn is_due(&self) -> bool {
        let now = clock::deadline_after(Duration::ZERO);
        self.next.get().is_some_and(|next| next <= now)
    }

    /// Takes the message that a select chose.
    pub(crate) fn complete(&self) -> Instant {
        let mut kept = self.kept.borrow_mut();
        let at = kept.iter().position(|(task, _)| *task == me()).expect("a select took a message");
        kept.swap_remove(at).1
    }

    fn instant_of(&self, time: Duration) -> Instant {
        let (instant, its_time) = self.known;
        instant + time.saturating_sub(its_time)
    }
}

impl Choice for &Timer {
    fn is_ready(&self) -> bool {
        self.is_due()
    }

    fn until(&self) -> Condition {
        Condition::Never
    }

    fn deadline(&self) -> Option<Duration> {
        self.next.get()
    }

    fn commit(&self, _: Place) -> Agreement {
        let due = self.next.get().expect("a message is there");
        let now = clock::deadline_after(Duration::ZERO);
        self.next.set(self.period.map(|period| now.saturating_add(period)));
        self.kept.borrow_mut().push((me(), self.instant_of(due)));
        Agreement::Reached
    }
}

/// What [`never`] waits for.
pub(crate) struct Nothing;

impl Choice for Nothing {
    fn is_ready(&self) -> bool {
        false
    }

    fn until(&self) -> Condition {
        Condition::Never
    }

    fn commit(&self, _: Place) -> Agreement {
        unreachable!("nothing is never ready")
    }
}

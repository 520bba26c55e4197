//! What each thread is doing at a point of an execution.

use crate::rt::TaskId;
use crate::rt::candidates::Candidate;
use crate::rt::condition::Condition;
use crate::rt::event::Place;
use crate::rt::task::{PanicReport, TaskState, Then};
use crate::rt::world::{Ending, World};
use std::time::Duration;

/// What a thread is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ask) enum Doing {
    /// It could do its next operation.
    Ready,
    /// It could end.
    Ends,
    /// It sleeps until this time.
    Asleep(Duration),
    /// It waits, and gives up at this time.
    Waits(Condition, Option<Duration>),
    /// It would only poll again for what it knows.
    AsksInVain,
    Ended,
}

#[derive(Debug, Clone)]
pub(in crate::ask) struct ThreadNow {
    pub doing: Doing,
    /// The place of its next operation.
    pub place: Option<Place>,
    /// Its panic.
    pub panicked: Option<PanicReport>,
}

impl ThreadNow {
    pub fn all(w: &World, candidates: &[Candidate]) -> Vec<ThreadNow> {
        (0..w.tasks.len()).map(|index| Self::of(w, TaskId(index as u32), candidates)).collect()
    }

    fn of(w: &World, task: TaskId, candidates: &[Candidate]) -> ThreadNow {
        let body_is_over =
            task == TaskId::BODY && matches!(w.ending, Some(Ending::Returned | Ending::Panicked(_)));
        let doing = match Doing::of(w, task) {
            _ if body_is_over => Doing::Ended,
            Doing::Ready if !candidates.is_empty() && !candidates.iter().any(|it| it.task == task) => {
                Doing::AsksInVain
            }
            other => other,
        };
        let panicked = w.task(task).panicked.clone();
        ThreadNow { doing, place: w.task(task).place, panicked }
    }
}

impl Doing {
    pub fn of(w: &World, task: TaskId) -> Doing {
        match &w.task(task).state {
            TaskState::Finished => Doing::Ended,
            TaskState::Waiting { then: Then::Ends, .. } => Doing::Ends,
            TaskState::Waiting { until, deadline, .. }
                if w.holds(until, task) || deadline.is_some_and(|at| at <= w.now) =>
            {
                Doing::Ready
            }
            TaskState::Waiting { until: Condition::Never, deadline: Some(at), .. } => Doing::Asleep(*at),
            TaskState::Waiting { until, deadline, .. } => Doing::Waits(until.clone(), *deadline),
        }
    }
}

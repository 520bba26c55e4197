//! How threads and objects were at the end.

use crate::rt::event::Place;
use crate::rt::object::{Hold, Object, ObjectState};
use crate::rt::once::Phase;
use crate::rt::task::{PanicReport, Task, TaskState};
use crate::rt::{Condition, Kind, TaskId};

/// A thread, as it was at the end.
#[derive(Debug, Clone)]
pub(crate) struct ThreadEnd {
    pub name: Option<String>,
    pub panicked: Option<PanicReport>,
    /// What it waited for, and on which line; none if it had ended.
    pub waits: Option<(Condition, Option<Place>)>,
    /// How often it polled in vain, and where.
    pub busy_wait: (u32, Option<Place>),
}

/// An object, as it was at the end.
#[derive(Debug, Clone)]
pub(crate) struct ObjectEnd {
    pub kind: Kind,
    pub made_at: Place,
    /// Who holds it.
    pub held: Vec<Held>,
    /// Which threads wait to write to it, and keep new readers out.
    pub wants_to_write: Vec<TaskId>,
    /// How many senders are left, if it is a channel.
    pub senders: usize,
}

/// Who holds an object since which line, and what for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Held {
    pub by: TaskId,
    pub since: Place,
    pub to: HeldTo,
}

/// What an object is held for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HeldTo {
    /// For exclusive access.
    Own,
    Read,
    Write,
    /// To make its value.
    Initialise,
}

impl Held {
    fn of(hold: &Hold, to: HeldTo) -> Self {
        Held { by: hold.task, since: hold.place, to }
    }
}

impl ThreadEnd {
    pub(super) fn of(task: &Task) -> Self {
        ThreadEnd {
            name: task.name.as_deref().map(str::to_owned),
            panicked: task.panicked.clone().or_else(|| task.unwinding.clone()),
            waits: match &task.state {
                TaskState::Waiting { until, .. } => Some((until.clone(), task.place)),
                TaskState::Finished => None,
            },
            busy_wait: (task.busy_wait.total, task.busy_wait.place),
        }
    }
}

impl ObjectEnd {
    pub(super) fn of(object: &Object) -> Self {
        ObjectEnd {
            kind: object.kind,
            made_at: object.made_at,
            held: holders(&object.state),
            wants_to_write: waiting_writers(&object.state),
            senders: senders(&object.state),
        }
    }
}

fn waiting_writers(state: &ObjectState) -> Vec<TaskId> {
    match state {
        ObjectState::RwLock(inside) => inside.waiting_writers.clone(),
        _ => Vec::new(),
    }
}

fn holders(state: &ObjectState) -> Vec<Held> {
    match state {
        ObjectState::Lock { holder, .. } => holder.iter().map(|hold| Held::of(hold, HeldTo::Own)).collect(),
        ObjectState::RwLock(inside) => {
            let writer = inside.writer.iter().map(|hold| Held::of(hold, HeldTo::Write));
            writer.chain(inside.readers.iter().map(|hold| Held::of(hold, HeldTo::Read))).collect()
        }
        ObjectState::Once(Phase::Running(hold)) => vec![Held::of(hold, HeldTo::Initialise)],
        ObjectState::Atomic
        | ObjectState::Condvar(_)
        | ObjectState::Barrier(_)
        | ObjectState::Once(_)
        | ObjectState::Channel(_) => Vec::new(),
    }
}

fn senders(state: &ObjectState) -> usize {
    match state {
        ObjectState::Channel(ends) => ends.fill().senders,
        _ => 0,
    }
}

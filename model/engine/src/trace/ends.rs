//! How threads and objects were at the end.

use crate::rt::event::Place;
use crate::rt::object::{Object, State as ObjectState};
use crate::rt::once::Phase;
use crate::rt::task::{PanicReport, State, Task};
use crate::rt::{Condition, Kind, TaskId};

/// A thread, as it was at the end.
#[derive(Debug, Clone)]
pub(crate) struct ThreadEnd {
    pub name: Option<String>,
    pub panicked: Option<PanicReport>,
    /// What it waited for, and on which line; none if it had ended.
    pub waits: Option<(Condition, Option<Place>)>,
    /// How often it asked in vain, and where.
    pub useless: (u32, Option<Place>),
}

/// An object, as it was at the end.
#[derive(Debug, Clone)]
pub(crate) struct ObjectEnd {
    pub kind: Kind,
    pub made_at: Place,
    /// Who holds it since which line.
    pub held: Vec<(TaskId, Place)>,
    /// Who waits to write to it, and keeps new readers out.
    pub wants_to_write: Vec<TaskId>,
}

impl ThreadEnd {
    pub(super) fn of(task: &Task) -> Self {
        ThreadEnd {
            name: task.name.as_deref().map(str::to_owned),
            panicked: task.panicked.clone().or_else(|| task.unwinding.clone()),
            waits: match &task.state {
                State::Waiting { until, .. } => Some((until.clone(), task.place)),
                State::Finished => None,
            },
            useless: (task.useless.total, task.useless.place),
        }
    }
}

impl ObjectEnd {
    pub(super) fn of(object: &Object) -> Self {
        ObjectEnd {
            kind: object.kind,
            made_at: object.made_at,
            held: object.state.holders(),
            wants_to_write: object.state.waiting_writers(),
        }
    }
}

impl ObjectState {
    fn waiting_writers(&self) -> Vec<TaskId> {
        match self {
            ObjectState::RwLock(inside) => inside.waiting_writers.clone(),
            _ => Vec::new(),
        }
    }

    fn holders(&self) -> Vec<(TaskId, Place)> {
        match self {
            ObjectState::Lock { holder, .. } => holder.iter().map(|hold| (hold.task, hold.place)).collect(),
            ObjectState::RwLock(inside) => {
                let all = inside.writer.iter().chain(&inside.readers);
                all.map(|hold| (hold.task, hold.place)).collect()
            }
            ObjectState::Once(Phase::Running(hold)) => vec![(hold.task, hold.place)],
            ObjectState::Atomic
            | ObjectState::Condvar(_)
            | ObjectState::Barrier(_)
            | ObjectState::Once(_)
            | ObjectState::Channel(_) => Vec::new(),
        }
    }
}

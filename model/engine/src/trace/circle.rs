//! The circle of a deadlock: who waits for whom.

use super::Trace;
use crate::rt::{Condition, ObjectId, TaskId};

/// The threads of a circle, each waiting for the next, and the last for the first; empty if the
/// threads wait for something that no thread holds.
pub(super) fn of(trace: &Trace) -> Vec<TaskId> {
    let stuck = (0..trace.threads.len()).map(|index| TaskId(index as u32));
    stuck.map(|start| walk(trace, start)).find(|circle| !circle.is_empty()).unwrap_or_default()
}

fn walk(trace: &Trace, start: TaskId) -> Vec<TaskId> {
    let mut path = vec![start];
    while let Some(next) = waits_for(trace, path[path.len() - 1]) {
        if let Some(at) = path.iter().position(|task| *task == next) {
            return path.split_off(at);
        }
        path.push(next);
    }
    Vec::new()
}

/// The thread that must do something before `task` can go on, where it is a certain one.
fn waits_for(trace: &Trace, task: TaskId) -> Option<TaskId> {
    let (condition, _) = trace.threads[task.index()].waits.as_ref()?;
    match condition {
        Condition::LockFree(lock) | Condition::WriteFree(lock) | Condition::Settled(lock) => {
            holder(trace, *lock)
        }
        // New readers let a waiting writer go first.
        Condition::ReadFree(lock) => {
            let writer = trace.objects[lock.0 as usize].wants_to_write.first().copied();
            writer.or_else(|| holder(trace, *lock))
        }
        Condition::Finished(other) => Some(*other),
        Condition::AllFinished(others) => {
            others.iter().copied().find(|other| trace.threads[other.index()].waits.is_some())
        }
        Condition::Always
        | Condition::Never
        | Condition::Token
        | Condition::Notified(_)
        | Condition::RoundOver(..)
        | Condition::Done(_)
        | Condition::Tried(_)
        | Condition::CanSend(_)
        | Condition::CanReceive(_)
        | Condition::Taken(..)
        | Condition::Met
        | Condition::Handed
        | Condition::Any(_) => None,
    }
}

fn holder(trace: &Trace, lock: ObjectId) -> Option<TaskId> {
    trace.objects[lock.0 as usize].held.first().map(|held| held.by)
}

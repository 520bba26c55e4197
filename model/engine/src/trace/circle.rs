//! The circle of a deadlock: who waits for whom.

use super::Trace;
use crate::rt::{Condition, ObjectId, TaskId};

/// The threads of a circle, each waiting for the next, and the last for the first; empty if the
/// threads wait for something that no thread holds.
pub(super) fn find(trace: &Trace) -> Vec<TaskId> {
    let mut walked = vec![false; trace.threads.len()];
    let stuck = (0..trace.threads.len()).map(|index| TaskId(index as u32));
    stuck.map(|start| walk(trace, start, &mut walked)).find(|circle| !circle.is_empty()).unwrap_or_default()
}

/// The circle that `start` leads to. No thread is visited twice: a thread that an earlier walk has passed is in no circle.
fn walk(trace: &Trace, start: TaskId, walked: &mut [bool]) -> Vec<TaskId> {
    let mut path = Vec::new();
    let mut next = Some(start);
    while let Some(task) = next {
        if std::mem::replace(&mut walked[task.index()], true) {
            let at = path.iter().position(|other| *other == task);
            return at.map_or_else(Vec::new, |at| path.split_off(at));
        }
        path.push(task);
        next = waits_for(trace, task);
    }
    Vec::new()
}

/// The thread that must act before `task` can continue, if that is one particular thread.
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

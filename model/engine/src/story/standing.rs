//! What a thread is doing, and what it could wait for, in words.

use super::messages;
use crate::rt::{Condition, Kind, ObjectId, TaskId};
use crate::trace::Trace;

/// What a thread is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It has ended.
    Ended,
    /// It sleeps.
    Asleep,
    /// It can continue.
    Runs,
    /// It waits: for what, in words.
    Waits(String),
}

/// What a thread is doing when the execution is over or being inspected.
pub fn standing(trace: &Trace, task: TaskId) -> Standing {
    match &trace.threads[task.index()].waits {
        None => Standing::Ended,
        Some((Condition::Never, _)) => Standing::Asleep,
        Some((Condition::Always, _)) => Standing::Runs,
        Some((condition, _)) => Standing::Waits(messages::what(trace, condition)),
    }
}

/// All that a thread of this program could wait for, in the words of [`standing`].
pub fn things_to_wait_for(trace: &Trace) -> Vec<String> {
    let mut things = Vec::new();
    for (index, object) in trace.objects.iter().enumerate() {
        let id = ObjectId(index as u32);
        let conditions = match object.kind {
            Kind::Mutex => vec![Condition::LockFree(id)],
            Kind::RwLock => vec![Condition::ReadFree(id), Condition::WriteFree(id)],
            Kind::Condvar => vec![Condition::Notified(id)],
            Kind::Channel => vec![Condition::CanSend(id), Condition::CanReceive(id)],
            Kind::Barrier => vec![Condition::RoundOver(id, 0)],
            Kind::Atomic | Kind::Once | Kind::Arc | Kind::Output => Vec::new(),
        };
        things.extend(conditions.iter().map(|condition| messages::what(trace, condition)));
    }
    things.extend(trace.all_threads().map(|task| messages::what(trace, &Condition::Finished(task))));
    things
}

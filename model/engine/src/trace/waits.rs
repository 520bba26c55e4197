//! What the remaining threads wait for when an execution is over.

use super::{Trace, circle};
use crate::rt::{Condition, TaskId};

impl Trace {
    /// How many threads wait for a message of a channel.
    pub fn waiting_to_receive(&self) -> usize {
        self.waiting(|condition| matches!(condition, Condition::CanReceive(_)))
    }

    /// How many threads wait for room in a channel, or for a receiver of a rendezvous channel.
    pub fn waiting_to_send(&self) -> usize {
        self.waiting(|condition| matches!(condition, Condition::CanSend(_) | Condition::Taken(..)))
    }

    /// How many threads wait on a condition variable.
    pub fn waiting_to_be_notified(&self) -> usize {
        self.waiting(|condition| matches!(condition, Condition::Notified(_)))
    }

    /// How many threads wait for each other in a circle: 1 for one that waits for itself, 0 where none do.
    pub fn circle(&self) -> usize {
        self.threads_in_circle().len()
    }

    /// These threads, each waiting for the next, and the last for the first.
    pub(crate) fn threads_in_circle(&self) -> Vec<TaskId> {
        circle::find(self)
    }

    /// Whether a thread waits for a lock that it holds itself.
    pub(crate) fn locks_twice(&self) -> bool {
        let [itself] = self.threads_in_circle()[..] else {
            return false;
        };
        let waits = self.threads[itself.index()].waits.as_ref();
        waits.is_some_and(|(condition, _)| {
            matches!(condition, Condition::LockFree(_) | Condition::ReadFree(_) | Condition::WriteFree(_))
        })
    }

    /// The threads that wait for ever, those of a circle first; none if the execution ended for another reason.
    pub(crate) fn waiting_for_ever(&self) -> Vec<TaskId> {
        if !self.is_stuck {
            return Vec::new();
        }
        let mut tasks = self.threads_in_circle();
        let waits = |task: &TaskId| self.threads[task.index()].waits.is_some();
        let others: Vec<TaskId> =
            self.all_threads().filter(|task| !tasks.contains(task) && waits(task)).collect();
        tasks.extend(others);
        tasks
    }

    /// How many locks were still held when the execution was over.
    pub fn locks_held(&self) -> usize {
        self.objects.iter().filter(|object| !object.held.is_empty()).count()
    }

    fn waiting(&self, is_it: fn(&Condition) -> bool) -> usize {
        let is_it = |condition: &Condition| match condition {
            Condition::Any(several) => several.iter().any(is_it),
            one => is_it(one),
        };
        let waits = self.threads.iter().filter_map(|thread| thread.waits.as_ref());
        waits.filter(|(condition, _)| is_it(condition)).count()
    }
}

//! What must hold before a thread can do its next operation.

use super::object::State;
use super::world::World;
use super::{ObjectId, TaskId};

/// What a thread waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Nothing: the operation never waits.
    Always,
    /// Nothing but the deadline: sleep.
    Never,
    /// Nobody holds the lock.
    LockFree(ObjectId),
    /// The thread has ended.
    Finished(TaskId),
    /// All these threads have ended: the end of a scope.
    AllFinished(Vec<TaskId>),
    /// `unpark` was called for the waiting thread.
    Token,
}

impl World {
    /// Whether `condition` holds for the thread `waiter` now.
    pub(crate) fn holds(&self, condition: &Condition, waiter: TaskId) -> bool {
        match condition {
            Condition::Always => true,
            Condition::Never => false,
            Condition::LockFree(id) => {
                matches!(self.object(*id).state, State::Lock { holder: None, .. })
            }
            Condition::Finished(task) => self.task(*task).is_finished(),
            Condition::AllFinished(tasks) => {
                tasks.iter().all(|task| self.task(*task).is_finished())
            }
            Condition::Token => self.task(waiter).token,
        }
    }
}

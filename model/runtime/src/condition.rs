//! What must hold before a thread can do its next operation.

use super::object::ObjectState;
use super::once::Phase;
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
    /// The closures of all these threads have returned: the end of a scope.
    AllFinished(Vec<TaskId>),
    /// `unpark` was called for the waiting thread.
    Token,
    /// Nobody writes, and nobody waits to write.
    ReadFree(ObjectId),
    /// Nobody reads and nobody writes.
    WriteFree(ObjectId),
    /// A notification of the condition variable may wake the waiting thread.
    Notified(ObjectId),
    /// The round of the barrier is over.
    RoundOver(ObjectId, u64),
    /// No thread is currently doing what is done once.
    Settled(ObjectId),
    /// What is done once is done.
    Done(ObjectId),
    /// What is done once is done, or the thread that was doing it panicked.
    Tried(ObjectId),
    /// The channel has room, or nobody can receive.
    CanSend(ObjectId),
    /// The channel holds a message, or nobody can send.
    CanReceive(ObjectId),
    /// A receiver took the message of this number, or nobody can.
    Taken(ObjectId, u64),
    /// A partner came to a rendezvous channel where the thread waits.
    Met,
    /// The partner gave its message.
    Handed,
    /// One of these holds.
    Any(Vec<Condition>),
}

impl World {
    /// Whether `condition` holds for the thread `waiter` now. Most operations need nothing, or sleep: that is tested first.
    #[inline]
    pub fn holds(&self, condition: &Condition, waiter: TaskId) -> bool {
        match condition {
            Condition::Always => true,
            Condition::Never => false,
            _ => self.holds_by_now(condition, waiter),
        }
    }

    fn holds_by_now(&self, condition: &Condition, waiter: TaskId) -> bool {
        match condition {
            Condition::Always | Condition::Never => matches!(condition, Condition::Always),
            Condition::LockFree(id) => {
                matches!(self.object(*id).state, ObjectState::Lock { holder: None, .. })
            }
            Condition::Finished(task) => self.task(*task).is_finished(),
            Condition::AllFinished(tasks) => tasks.iter().all(|task| self.task(*task).left),
            Condition::Token => self.task(waiter).token,
            Condition::Met => self.task(waiter).rendezvous.chosen.is_some(),
            Condition::Handed => self.task(waiter).rendezvous.handed,
            Condition::Any(several) => several.iter().any(|one| self.holds(one, waiter)),
            Condition::ReadFree(id)
            | Condition::WriteFree(id)
            | Condition::Notified(id)
            | Condition::RoundOver(id, _)
            | Condition::Settled(id)
            | Condition::Done(id)
            | Condition::Tried(id)
            | Condition::CanSend(id)
            | Condition::CanReceive(id)
            | Condition::Taken(id, _) => self.object(*id).state.allows(condition, waiter),
        }
    }
}

impl ObjectState {
    fn allows(&self, condition: &Condition, waiter: TaskId) -> bool {
        match (self, condition) {
            (ObjectState::RwLock(inside), Condition::ReadFree(_)) => inside.lets_read(),
            (ObjectState::RwLock(inside), Condition::WriteFree(_)) => inside.lets_write(),
            (ObjectState::Condvar(waiters), Condition::Notified(_)) => waiters.may_wake(waiter),
            (ObjectState::Barrier(round), Condition::RoundOver(_, number)) => round.is_over(*number),
            (ObjectState::Once(phase), Condition::Settled(_)) => !matches!(phase, Phase::Running(_)),
            (ObjectState::Once(phase), Condition::Done(_)) => matches!(phase, Phase::Done),
            (ObjectState::Once(phase), Condition::Tried(_)) => matches!(phase, Phase::Done | Phase::Failed),
            (ObjectState::Channel(ends), Condition::CanSend(_)) => ends.lets_send(),
            (ObjectState::Channel(ends), Condition::CanReceive(_)) => ends.lets_receive(),
            (ObjectState::Channel(ends), Condition::Taken(_, number)) => ends.has_taken(*number),
            _ => unreachable!("{condition:?} is asked of an object of another kind"),
        }
    }
}

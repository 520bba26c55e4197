//! What goes wrong round condition variables, as a trace shows it.

use crate::rt::{Condition, Event, ObjectId, Op, TaskId};
use crate::trace::{Trace, takes_lock, writes};

/// Why a thread that waits on a condition variable was not told of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// Nobody ever notifies.
    NobodyNotifies,
    /// The notification came before the change.
    TooEarly,
    /// This change was not followed by a notification, others were.
    NotEveryChange,
}

impl Trace {
    /// How often threads asked again for what they knew already: busy waiting.
    pub fn asked_in_vain(&self) -> u32 {
        self.threads.iter().map(|thread| thread.useless.0).sum()
    }

    /// A thread still waits on a condition variable, and another one has changed what a lock protects since: why
    /// was it not told?
    pub fn silence(&self) -> Option<Silence> {
        self.threads.iter().enumerate().find_map(|(index, thread)| match thread.waits {
            Some((Condition::Notified(condvar), _)) => self.silence_at(TaskId(index as u32), condvar),
            _ => None,
        })
    }

    fn silence_at(&self, waiter: TaskId, condvar: ObjectId) -> Option<Silence> {
        let events = self.events();
        let notifies = |event: &Event| matches!(event.op, Op::Notify(_)) && event.object == Some(condvar);
        let wait = events.iter().rposition(|event| event.task == waiter && event.op == Op::Wait)?;
        let mut changes = (wait + 1..events.len())
            .filter(|at| events[*at].task != waiter && writes(&events[..*at], &events[*at]))
            .peekable();
        changes.peek()?;
        if !events.iter().any(notifies) {
            return Some(Silence::NobodyNotifies);
        }
        changes.find_map(|change| {
            let of_the_same = |event: &Event| event.task == events[change].task;
            let before =
                events[..change].iter().rposition(|e| of_the_same(e) && takes_lock(e.op)).unwrap_or(0);
            let until_next =
                |at: &usize| !(*at > change && of_the_same(&events[*at]) && takes_lock(events[*at].op));
            let told = (before..events.len())
                .take_while(until_next)
                .any(|at| of_the_same(&events[at]) && notifies(&events[at]));
            let early = events[..before].iter().any(|event| of_the_same(event) && notifies(event));
            match (told, early) {
                (true, _) => None,
                (false, true) => Some(Silence::TooEarly),
                (false, false) => Some(Silence::NotEveryChange),
            }
        })
    }

    /// A thread that was woken, and went on although another had been faster and what it waited for was gone: as
    /// it held the lock again, the value was the one that it had begun to wait with.
    pub fn went_on_without_looking(&self) -> Option<TaskId> {
        let events = self.events();
        (0..events.len()).filter(|at| events[*at].op == Op::Woken).find_map(|woken| {
            let task = events[woken].task;
            let own = |event: &Event| event.task == task;
            let wait = events[..woken].iter().rposition(|event| own(event) && event.op == Op::Wait)?;
            let given =
                events[wait..].iter().find(|event| own(event) && matches!(event.op, Op::Unlock(_)))?;
            let mut next = events[woken + 1..].iter().filter(|event| own(event));
            let taken = next.next()?;
            let unchanged =
                matches!((taken.op, given.op), (Op::Lock(Some(now)), Op::Unlock(Some(then))) if now == then);
            (unchanged && next.next().is_none_or(|event| event.op != Op::Wait)).then_some(task)
        })
    }
}

//! What goes wrong with condition variables, as a trace shows it.

use super::Trace;
use super::lost::{taken_as, takes_lock, writes};
use crate::rt::{Condition, Event, ObjectId, Op, TaskId, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Why a thread that waits on a condition variable was not notified of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LostWakeup {
    /// Nobody ever notifies.
    NobodyNotifies,
    /// The notification came before the change.
    TooEarly,
    /// This change was not followed by a notification, others were.
    NotEveryChange,
}

/// How a notification missed a thread that waits for ever on a condition variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissedNotification {
    /// It came between the thread's look and its wait, and woke nobody: the change was not made under the lock under which
    /// the thread looked.
    BetweenLookAndWait,
    /// It woke another one of several threads, which waited again.
    WokeAnother,
}

impl MissedNotification {
    /// What a student is told.
    pub fn sentence(self) -> &'static str {
        match self {
            MissedNotification::BetweenLookAndWait => {
                "The notification came between the look and the wait, and woke nobody: change under the lock what the other \
                 thread looks at under the lock."
            }
            MissedNotification::WokeAnother => {
                "The notification woke another thread, which waited again: the one that it was for never heard of it."
            }
        }
    }
}

impl Trace {
    /// How a notification missed a thread that waits for ever, if one did.
    pub fn missed_notification(&self) -> Option<MissedNotification> {
        let events = self.events();
        let waits = open_waits(events);
        if waits.values().any(|wait| notified_after_the_look(events, *wait)) {
            Some(MissedNotification::BetweenLookAndWait)
        } else if waits.values().any(|wait| notified_another(events, *wait)) {
            Some(MissedNotification::WokeAnother)
        } else {
            None
        }
    }

    /// How often threads asked again for what they already knew: busy waiting.
    pub fn asked_in_vain(&self) -> u32 {
        self.threads.iter().map(|thread| thread.busy_wait.0).sum()
    }

    /// A thread still waits on a condition variable, and another one has changed what a lock protects since: why
    /// was it not notified?
    pub fn lost_wakeup(&self) -> Option<LostWakeup> {
        self.threads.iter().enumerate().find_map(|(index, thread)| match thread.waits {
            Some((Condition::Notified(condvar), _)) => self.lost_wakeup_at(TaskId(index as u32), condvar),
            _ => None,
        })
    }

    /// Spurious wake-ups, after each of which the thread only checked its condition and waited again.
    pub(crate) fn waits_again_after_looking(&self) -> bool {
        let waits_again = |woken: usize| {
            let task = self.events()[woken].task;
            let own = self.events()[woken + 1..].iter().filter(|event| event.task == task);
            let next = own.map(|event| event.op).find(|op| !matches!(op, Op::Lock(_) | Op::Load(_)));
            matches!(next, Some(Op::Wait | Op::Park))
        };
        let mut woken =
            (0..self.events().len()).filter(|at| self.events()[*at].op == Op::SpuriousWake).peekable();
        woken.peek().is_some() && woken.all(waits_again)
    }

    fn lost_wakeup_at(&self, waiter: TaskId, condvar: ObjectId) -> Option<LostWakeup> {
        let events = self.events();
        let notifies = |event: &Event| matches!(event.op, Op::Notify(_)) && event.object == Some(condvar);
        let wait = events.iter().rposition(|event| event.task == waiter && event.op == Op::Wait)?;
        let mut changes = (wait + 1..events.len())
            .filter(|at| events[*at].task != waiter && gives(&events[..*at], &events[*at]))
            .peekable();
        changes.peek()?;
        if !events.iter().any(notifies) {
            return Some(LostWakeup::NobodyNotifies);
        }
        changes.find_map(|change| self.lost_wakeup_by(change, notifies))
    }

    /// Whether the thread that made the change of event `change` notified nobody.
    fn lost_wakeup_by(&self, change: usize, notifies: impl Fn(&Event) -> bool) -> Option<LostWakeup> {
        let events = self.events();
        let own: Vec<usize> =
            (0..events.len()).filter(|at| events[*at].task == events[change].task).collect();
        let takes = |at: &usize| takes_lock(events[*at].op);
        let section = own.iter().rposition(|at| *at < change && takes(at))?;
        let next = own.iter().position(|at| *at > change && takes(at)).unwrap_or(own.len());
        let notifies = |place: usize| notifies(&events[own[place]]);
        if (section..next).any(notifies) {
            return None;
        }
        // Whoever notifies before the first change means the change that comes after, each time.
        let gives = |place: usize| gives(&events[..own[place]], &events[own[place]]);
        let first = (0..own.len()).find(|place| gives(*place))?;
        let begins = own[..first].iter().rposition(takes)?;
        let early = (0..begins).any(notifies);
        Some(if early { LostWakeup::TooEarly } else { LostWakeup::NotEveryChange })
    }

    /// A thread that was woken, and continued although another one had been faster and what it waited for was gone: when
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

/// Whether the event made more of what a thread may wait for: if it is a number, a larger one.
fn gives(before: &[Event], event: &Event) -> bool {
    match (event.op, taken_as(before, event)) {
        (Op::Unlock(Some(Value::Unsigned(now))), Some(Value::Unsigned(then))) => now > then,
        _ => writes(event),
    }
}

/// The waits on a condition variable that these events begin and do not end: by thread, where each begins.
fn open_waits(events: &[Event]) -> BTreeMap<TaskId, usize> {
    let mut open = BTreeMap::new();
    for (at, event) in events.iter().enumerate() {
        match event.op {
            Op::Wait => drop(open.insert(event.task, at)),
            Op::Woken | Op::TimedOut | Op::SpuriousWake => drop(open.remove(&event.task)),
            _ => {}
        }
    }
    open
}

/// Whether a thread changed something and notified nobody, while the one of this wait held its lock and did not wait yet.
fn notified_after_the_look(events: &[Event], wait: usize) -> bool {
    let changes = |event: &Event| {
        matches!(event.op, Op::Store(_) | Op::Update { .. } | Op::Once | Op::Unlock(_) | Op::WriteUnlock(_))
    };
    let own_lock = |event: &Event| event.task == events[wait].task && matches!(event.op, Op::Lock(_));
    let looked = events[..wait].iter().rposition(own_lock).unwrap_or(wait);
    let between = &events[looked..wait];
    let reached_nobody = |event: &Event| event.op == Op::Notify(0) && event.object == events[wait].object;
    between
        .iter()
        .enumerate()
        .filter(|(_, event)| reached_nobody(event))
        .any(|(at, notified)| between[..at].iter().any(|event| event.task == notified.task && changes(event)))
}

/// Whether one of several threads that waited beside this one was woken and waited again.
fn notified_another(events: &[Event], wait: usize) -> bool {
    let (mut waiting, mut woken, mut wakes_one) = (BTreeSet::new(), BTreeSet::new(), false);
    for event in events {
        let is_same = event.object == events[wait].object;
        match event.op {
            Op::Wait if is_same && woken.contains(&event.task) => return true,
            Op::Wait if is_same => drop(waiting.insert(event.task)),
            Op::Notify(1) if is_same => wakes_one |= waiting.len() > 1,
            Op::Woken | Op::TimedOut | Op::SpuriousWake => {
                waiting.remove(&event.task);
                if is_same && event.op == Op::Woken && std::mem::take(&mut wakes_one) {
                    woken.insert(event.task);
                }
            }
            _ => {}
        }
    }
    false
}

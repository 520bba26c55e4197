//! Updates that were lost, as a trace shows them.

use super::Trace;
use crate::rt::event::Place;
use crate::rt::{Access, Event, Op, TaskId, Value};
use std::collections::BTreeMap;

/// One thread overwrote what another had written after the first had read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LostUpdate {
    /// The thread whose write was lost.
    pub lost: TaskId,
    /// The thread that overwrote it.
    pub by: TaskId,
    /// The number of the event that overwrote it.
    pub event: usize,
    /// The number of the event with which that thread had read.
    pub looked: usize,
    /// The number of the event whose write was lost.
    pub write: usize,
}

/// This many lost updates are no accident.
const OFTEN: usize = 5;

/// Whether it is known which lost update a failure depends on.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) enum Harm {
    /// Nobody has tried.
    #[default]
    NotTried,
    /// This one: without it, the failure disappears. None if the failure remains without any single one of them.
    Tried(Option<LostUpdate>),
}

impl Trace {
    /// The first update that was lost: a thread read an atomic or a locked value, another changed it, and the
    /// first wrote what it had computed from the old value. For a failure, the one that it depends on; where
    /// updates are lost repeatedly, it depends on all of them and on no single one.
    pub fn lost_update(&self) -> Option<LostUpdate> {
        let first = self.lost_updates().next();
        match self.harm {
            Harm::NotTried => first,
            Harm::Tried(lost) => lost.or(first.filter(|_| self.lost_updates().nth(OFTEN - 1).is_some())),
        }
    }

    /// The lost update that did the harm, if that was investigated.
    pub(crate) fn harmful_update(&self) -> Option<LostUpdate> {
        match self.harm {
            Harm::NotTried => self.lost_updates().next(),
            Harm::Tried(lost) => lost,
        }
    }

    /// All of them, harmless ones too.
    pub(crate) fn lost_updates(&self) -> impl Iterator<Item = LostUpdate> {
        (0..self.events.len()).filter_map(|at| self.lost_at(at))
    }

    fn lost_at(&self, at: usize) -> Option<LostUpdate> {
        let write = &self.events[at];
        if !writes(write) {
            return None;
        }
        let same = |event: &Event| event.object == write.object;
        let before = &self.events[..at];
        let read = before.iter().rposition(|e| e.task == write.task && same(e) && ends_step(e.op))?;
        let between = &before[read + 1..];
        // Whoever waited between has looked again since.
        let looked_again = between.iter().any(|e| e.task == write.task && e.op == Op::Woken);
        // A panic on the way to the write gives the lock back, and nothing was written.
        let panicked = between.iter().any(|e| e.task == write.task && e.op == Op::Panic);
        if looked_again || panicked || writes(&before[read]) {
            return None;
        }
        let of_another = |lost: &usize| {
            let event = &self.events[*lost];
            event.task != write.task && same(event) && changes(&self.events[..*lost], event)
        };
        let (looked, lost) = (read, (read + 1..at).rev().find(of_another)?);
        Some(LostUpdate { lost: before[lost].task, by: write.task, event: at, looked, write: lost })
    }

    /// A compare-and-exchange that failed, and that its thread did not try again.
    pub fn ignored_compare(&self) -> Option<Place> {
        let gave_up = |(at, event): &(usize, &Event)| {
            matches!(event.op, Op::CompareFailed(_))
                && !self.events[at + 1..].iter().filter(|e| e.task == event.task).take(4).any(|next| {
                    next.object == event.object && matches!(next.op, Op::CompareFailed(_) | Op::Update { .. })
                })
        };
        self.events.iter().enumerate().find(gave_up).map(|(_, event)| event.place)
    }
}

pub(super) fn takes_lock(op: Op) -> bool {
    matches!(op, Op::Lock(_) | Op::ReadLock(_) | Op::WriteLock(_))
}

pub(super) fn gives_lock(op: Op) -> bool {
    matches!(op, Op::Unlock(_) | Op::ReadUnlock | Op::WriteUnlock(_))
}

/// Whether the event is a write: a store, or the end of a locked section that could change the value.
pub(super) fn writes(event: &Event) -> bool {
    match event.op {
        Op::Store(_) | Op::WriteUnlock(_) => true,
        Op::Update { old, new } => old != new,
        Op::Unlock(_) => event.access == Access::Changed,
        _ => false,
    }
}

/// Whether the event is a write that changed the value, as far as values are known.
fn changes(before: &[Event], event: &Event) -> bool {
    writes(event) && left(event).is_none_or(|left| taken_as(before, event) != Some(left))
}

/// What a lock holds when it is given back.
fn left(event: &Event) -> Option<Value> {
    match event.op {
        Op::Unlock(left) | Op::WriteUnlock(left) => left,
        _ => None,
    }
}

/// Whose write a thread would overwrite, followed event by event: the same as [`Trace::lost_updates`], for executions that
/// are not kept whole. Objects are told apart by numbers that hold in all of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Looks {
    /// By the thread and the object: after each look from which the thread has not written, and not waited.
    since: BTreeMap<(TaskId, u64), Since>,
    /// What the thread found in a lock when it took it.
    taken: BTreeMap<(TaskId, u64), Value>,
}

/// What has become of an object since a thread looked at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Since {
    /// Nobody wrote.
    Nothing,
    /// This thread wrote last.
    Wrote(TaskId),
    /// Others wrote; who did last depends on the execution.
    OthersWrote,
    /// Whether others wrote depends on the execution.
    Unknown,
}

impl Since {
    fn or(self, other: Since) -> Since {
        match (self, other) {
            (one, another) if one == another => one,
            (Since::Unknown | Since::Nothing, _) | (_, Since::Unknown | Since::Nothing) => Since::Unknown,
            _ => Since::OthersWrote,
        }
    }
}

impl Looks {
    /// The event happens. Whose write it overwrites, if it does in every execution that came here: none, where that
    /// depends on the execution.
    pub fn happens(&mut self, event: &Event, object: Option<u64>) -> Option<Option<TaskId>> {
        if matches!(event.op, Op::Woken | Op::Panic) {
            self.since.retain(|(task, _), _| *task != event.task);
        }
        let own = (event.task, object?);
        if let Op::Lock(Some(value)) | Op::WriteLock(Some(value)) = event.op {
            self.taken.insert(own, value);
        }
        let since = if writes(event) { self.since.remove(&own) } else { None };
        if writes(event) && left(event).is_none_or(|left| self.taken.get(&own) != Some(&left)) {
            let others =
                self.since.iter_mut().filter(|((task, other), _)| (*task != own.0) && *other == own.1);
            others.for_each(|(_, since)| *since = Since::Wrote(own.0));
        }
        if ends_step(event.op) && !writes(event) {
            self.since.insert(own, Since::Nothing);
        }
        match since? {
            Since::Wrote(task) => Some(Some(task)),
            Since::OthersWrote => Some(None),
            Since::Nothing | Since::Unknown => None,
        }
    }

    /// What holds in these executions and in others that came to the same state.
    pub fn or(&mut self, others: &Looks) {
        self.since.retain(|own, since| match others.since.get(own) {
            Some(other) => {
                *since = since.or(*other);
                true
            }
            None => false,
        });
    }
}

/// What the lock held when the thread of `event` took it.
pub(super) fn taken_as(before: &[Event], event: &Event) -> Option<Value> {
    before.iter().rev().filter(|e| e.task == event.task && e.object == event.object).find_map(|e| {
        match e.op {
            Op::Lock(value) | Op::WriteLock(value) => value,
            _ => None,
        }
    })
}

/// Whether the operation is a step of its own on its object: an atomic's, or the end of a locked section.
fn ends_step(op: Op) -> bool {
    matches!(op, Op::Load(_) | Op::Store(_) | Op::Update { .. } | Op::CompareFailed(_)) || gives_lock(op)
}

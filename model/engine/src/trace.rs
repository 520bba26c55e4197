//! What happened in one execution, to be asked by checks.

use crate::rt::event::Place;
use crate::rt::object::State as ObjectState;
use crate::rt::once::Phase;
use crate::rt::task::{PanicReport, State};
use crate::rt::world::World;
use crate::rt::{Access, Condition, Event, Kind, ObjectId, Op, TaskId, Value};
use std::time::Duration;

/// What happened in one execution.
#[derive(Debug, Clone, Default)]
pub struct Trace {
    pub(crate) events: Vec<Event>,
    pub(crate) threads: Vec<ThreadEnd>,
    pub(crate) objects: Vec<ObjectEnd>,
    /// What each printing operation printed, where that is observed.
    pub(crate) printed: Vec<String>,
    elapsed: Duration,
    steps: usize,
}

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

/// One thread wrote over what another had written after the first had read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LostUpdate {
    /// The thread whose write was lost.
    pub lost: TaskId,
    /// The thread that wrote over it.
    pub by: TaskId,
    /// The number of the event that wrote over it.
    pub event: usize,
}

/// Marks what `work` does as a section that [`Trace::most_at_once`] counts.
pub fn section<T>(name: &'static str, work: impl FnOnce() -> T) -> T {
    struct Leave(&'static str);
    impl Drop for Leave {
        fn drop(&mut self) {
            mark(Op::Leave(self.0));
        }
    }
    mark(Op::Enter(name));
    let _leave = Leave(name);
    work()
}

/// What has happened until now in the execution that runs: to be asked inside a body.
pub fn so_far() -> Trace {
    crate::rt::world::with(|w| {
        w.noticed.trace_is_read = true;
        Trace::of(w)
    })
}

#[track_caller]
fn mark(op: Op) {
    let place = std::panic::Location::caller();
    crate::rt::world::with(|w| w.record(op, None, place));
}

impl Trace {
    pub(crate) fn of(w: &World) -> Self {
        let threads = w.tasks.iter().map(|task| ThreadEnd {
            name: task.name.clone(),
            panicked: task.panicked.clone().or_else(|| task.unwinding.clone()),
            waits: match &task.state {
                State::Waiting { until, .. } => Some((until.clone(), task.place)),
                State::Finished => None,
            },
            useless: (task.useless.total, task.useless.place),
        });
        let objects = w.objects.iter().map(|object| ObjectEnd {
            kind: object.kind,
            made_at: object.made_at,
            held: object.state.holders(),
            wants_to_write: object.state.waiting_writers(),
        });
        Trace {
            events: w.events.clone(),
            threads: threads.collect(),
            objects: objects.collect(),
            printed: w.output.pieces.clone(),
            elapsed: w.now,
            steps: w.steps,
        }
    }

    /// Every operation, in the order in which they were done.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// How many steps the threads made.
    pub(crate) fn steps(&self) -> usize {
        self.steps
    }

    /// Virtual time from beginning to end.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// How many threads the body and its threads started.
    pub fn threads_started(&self) -> usize {
        self.threads.len().saturating_sub(1)
    }

    /// How many of them had not ended when the body returned.
    pub fn threads_left(&self) -> usize {
        self.threads.iter().skip(1).filter(|thread| thread.waits.is_some()).count()
    }

    /// The names that the started threads were given, in the order of their start.
    pub fn names(&self) -> impl Iterator<Item = Option<&str>> {
        self.threads.iter().skip(1).map(|thread| thread.name.as_deref())
    }

    /// The names of the threads that asked what they are called, once for each time they did.
    pub fn own_names_asked(&self) -> impl Iterator<Item = &str> {
        let asked = self.events.iter().filter(|event| event.op == Op::OwnName);
        asked.filter_map(|event| self.threads[event.task.index()].name.as_deref())
    }

    /// How often a lock was taken.
    pub fn lock_acquisitions(&self) -> usize {
        self.events.iter().filter(|event| takes_lock(event.op)).count()
    }

    /// How many different locks were taken.
    pub fn locks_taken(&self) -> usize {
        let mut locks: Vec<_> =
            self.events.iter().filter(|event| takes_lock(event.op)).map(|e| e.object).collect();
        locks.sort_unstable();
        locks.dedup();
        locks.len()
    }

    /// The most threads that were in the [`section`] `name` at the same time.
    pub fn most_at_once(&self, name: &str) -> usize {
        let mut inside = 0_usize;
        let mut most = 0;
        for event in &self.events {
            match event.op {
                Op::Enter(section) if section == name => inside += 1,
                Op::Leave(section) if section == name => inside = inside.saturating_sub(1),
                _ => {}
            }
            most = most.max(inside);
        }
        most
    }

    /// How often the [`section`] `name` was entered.
    pub fn times_entered(&self, name: &str) -> usize {
        self.events.iter().filter(|event| event.op == Op::Enter(name_of(event.op, name))).count()
    }

    /// A thread that slept while it held a lock: the line of the lock, and the line of the sleep.
    pub fn slept_with_lock(&self) -> Option<(Place, Place)> {
        let mut held: Vec<(TaskId, Option<ObjectId>, Place)> = Vec::new();
        for event in &self.events {
            match event.op {
                op if takes_lock(op) => held.push((event.task, event.object, event.place)),
                op if gives_lock(op) => {
                    held.retain(|(task, object, _)| (*task, *object) != (event.task, event.object))
                }
                Op::Sleep(_) => {
                    if let Some((_, _, place)) = held.iter().find(|(task, ..)| *task == event.task) {
                        return Some((*place, event.place));
                    }
                }
                _ => {}
            }
        }
        None
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

    /// The first update that was lost: a thread read an atomic or a locked value, another changed it, and the
    /// first wrote what it had computed from its old reading.
    pub fn lost_update(&self) -> Option<LostUpdate> {
        (0..self.events.len()).find_map(|at| self.lost_at(at))
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
        if looked_again || writes(&before[read]) {
            return None;
        }
        let lost = between.iter().rfind(|e| e.task != write.task && same(e) && writes(e))?;
        Some(LostUpdate { lost: lost.task, by: write.task, event: at })
    }

    /// How long all threads slept, added up.
    pub fn total_sleep(&self) -> Duration {
        let slept = self.events.iter().filter_map(|event| match event.op {
            Op::Sleep(time) => Some(time),
            _ => None,
        });
        slept.sum()
    }

    /// The most threads, beside the body, that had begun and not ended at the same time.
    pub fn most_threads_at_once(&self) -> usize {
        let (mut alive, mut most) = (0_usize, 0);
        for event in &self.events {
            match event.op {
                Op::Spawn(_) => alive += 1,
                Op::Finish => alive = alive.saturating_sub(1),
                _ => {}
            }
            most = most.max(alive);
        }
        most
    }

    /// The interleaving as a table, a column for each thread.
    pub fn story(&self) -> String {
        crate::story::tell(self, crate::session::with(|session| session.width))
    }

    /// What the first panic of the execution said.
    pub fn first_panic(&self) -> Option<String> {
        let panicked =
            |event: &&Event| event.op == Op::Panic && self.threads[event.task.index()].panicked.is_some();
        let first = self.events.iter().find(panicked)?;
        self.threads[first.task.index()].panicked.as_ref().map(|panic| panic.message.clone())
    }

    /// A thread's name, for people.
    pub fn name(&self, task: TaskId) -> String {
        match self.threads.get(task.index()).and_then(|thread| thread.name.as_deref()) {
            Some(name) => name.to_owned(),
            None => format!("thread {}", task.index()),
        }
    }
}

fn name_of(op: Op, name: &str) -> &'static str {
    match op {
        Op::Enter(section) if section == name => section,
        _ => "",
    }
}

pub(crate) fn takes_lock(op: Op) -> bool {
    matches!(op, Op::Lock(_) | Op::ReadLock(_) | Op::WriteLock(_))
}

fn gives_lock(op: Op) -> bool {
    matches!(op, Op::Unlock(_) | Op::ReadUnlock | Op::WriteUnlock(_))
}

/// Whether the event is a write: a store, or the end of a locked section that could change the value.
pub(crate) fn writes(event: &Event) -> bool {
    match event.op {
        Op::Store(_) | Op::WriteUnlock(_) => true,
        Op::Update { old, new } => old != new,
        Op::Unlock(_) => event.access == Access::Changed,
        _ => false,
    }
}

/// What the lock held when the thread of `event` took it.
pub(crate) fn taken_as(before: &[Event], event: &Event) -> Option<Value> {
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

//! What happened in one execution, for checks to query. The words for it belong to the story.

mod circle;
mod ends;
mod happened;
mod lines;
mod lost;
mod section;
mod waits;
mod wakeups;

pub(crate) use lines::is_ours;
pub use lost::LostUpdate;
pub(crate) use lost::{Harm, Looks};
pub use section::{section, so_far};
pub use wakeups::{LostWakeup, MissedNotification};

use crate::rt::world::{Ending, World};
use crate::rt::{Event, Op, TaskId};
pub(crate) use ends::{Held, HeldTo, ObjectEnd, ThreadEnd};
use std::time::Duration;

/// What happened in one execution.
#[derive(Debug, Clone, Default)]
pub struct Trace {
    pub(crate) events: Vec<Event>,
    pub(crate) threads: Vec<ThreadEnd>,
    pub(crate) objects: Vec<ObjectEnd>,
    elapsed: Duration,
    /// What each printing operation printed, where that is observed.
    pub(crate) printed: Vec<String>,
    /// The panic that ended the body, if one did: what comes after it is not part of the story.
    over_at: Option<usize>,
    /// Whether it ended because no thread could continue.
    is_stuck: bool,
    pub(crate) harm: Harm,
}

impl Trace {
    pub(crate) fn of(w: &World) -> Self {
        Trace {
            printed: w.output.pieces.clone(),
            events: w.events.clone(),
            threads: w.tasks.iter().map(ThreadEnd::of).collect(),
            objects: w.objects.iter().map(ObjectEnd::of).collect(),
            elapsed: w.now,
            over_at: over_at(w),
            is_stuck: matches!(w.ending, Some(Ending::Deadlock)),
            harm: Harm::NotTried,
        }
    }

    /// Every operation, in the order in which they were done.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The events until the panic that ended the body, that one included.
    pub(crate) fn until_over(&self) -> &[Event] {
        &self.events[..self.over_at.map_or(self.events.len(), |at| at + 1)]
    }

    /// About how many bytes it takes.
    pub(crate) fn bytes(&self) -> usize {
        let panic = |thread: &ThreadEnd| thread.panicked.as_ref().map_or(0, |panic| panic.message.len());
        let name = |thread: &ThreadEnd| thread.name.as_ref().map_or(0, String::len);
        let threads: usize = self.threads.iter().map(|thread| name(thread) + panic(thread)).sum();
        let printed: usize = self.printed.iter().map(String::len).sum();
        size_of_val(&*self.events) + size_of_val(&*self.objects) + threads + printed
    }

    /// What happened from the event of this number on. From then on, lost updates can no longer be recognised: see [`Looks`].
    pub(crate) fn since(mut self, event: usize) -> Trace {
        self.events.drain(..event.min(self.events.len()));
        self.harm = Harm::Tried(None);
        self
    }

    /// Virtual time from beginning to end.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// A thread's name, for people.
    pub fn name(&self, task: TaskId) -> String {
        match self.threads.get(task.index()).and_then(|thread| thread.name.as_deref()) {
            Some(name) => name.to_owned(),
            None => format!("thread {}", task.index()),
        }
    }

    /// With the thread of this number as `main`, and those after it counted from 1. What those before it did is left
    /// out: they only observed.
    #[must_use]
    pub fn with_main(mut self, main: usize) -> Trace {
        self.events.retain(|event| event.task.index() >= main);
        self.over_at = None;
        for (index, thread) in self.threads.iter_mut().enumerate().skip(main) {
            let name = if index == main { "main".to_owned() } else { format!("thread {}", index - main) };
            thread.name.get_or_insert(name);
        }
        self
    }

    /// All threads, the body among them, in the order of their start.
    pub fn all_threads(&self) -> impl Iterator<Item = TaskId> + use<> {
        (0..self.threads.len() as u32).map(TaskId)
    }
}

fn over_at(w: &World) -> Option<usize> {
    let is_last_panic = |event: &Event| event.task == TaskId::BODY && event.op == Op::Panic;
    matches!(w.ending, Some(Ending::Panicked(_))).then(|| w.events.iter().rposition(is_last_panic))?
}

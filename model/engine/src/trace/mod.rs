//! What happened in one execution, to be asked by checks: without words, which are the story's.

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
pub use section::{section, so_far};
pub use wakeups::Silence;

use crate::rt::world::World;
use crate::rt::{Event, TaskId};
pub(crate) use ends::{Held, HeldTo, ObjectEnd, ThreadEnd};
use std::time::Duration;

/// What happened in one execution.
#[derive(Debug, Clone, Default)]
pub struct Trace {
    pub(crate) events: Vec<Event>,
    pub(crate) threads: Vec<ThreadEnd>,
    pub(crate) objects: Vec<ObjectEnd>,
    elapsed: Duration,
}

impl Trace {
    pub(crate) fn of(w: &World) -> Self {
        Trace {
            events: w.events.clone(),
            threads: w.tasks.iter().map(ThreadEnd::of).collect(),
            objects: w.objects.iter().map(ObjectEnd::of).collect(),
            elapsed: w.now,
        }
    }

    /// Every operation, in the order in which they were done.
    pub fn events(&self) -> &[Event] {
        &self.events
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
    /// out: they only looked on.
    #[must_use]
    pub fn with_main(mut self, main: usize) -> Trace {
        self.events.retain(|event| event.task.index() >= main);
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

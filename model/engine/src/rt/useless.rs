//! Busy waiting: a thread that asks again and again while nothing has changed.
//!
//! Such a thread learns nothing, so the scheduler lets others go first (without that, a schedule
//! that always picks the waiting thread would never end), and a check can say how often it asked.

use super::event::Place;
use super::world::World;
use super::{ObjectId, TaskId};

/// How often the same line may ask the same thing in vain before the thread counts as busy waiting.
const PATIENCE: u32 = 3;

/// What a thread asks about. A loop over many channels asks each of them once: that is no repetition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    Object(ObjectId),
    Thread(TaskId),
    /// Several objects at once, always the same.
    Several,
    Time,
    /// Nothing: it lets others run.
    Others,
}

/// What a thread did in vain since something last changed.
#[derive(Debug, Default)]
pub(crate) struct Useless {
    /// Changes of shared state that this thread made itself.
    pub own_changes: u64,
    reads: Streak,
    yields: Streak,
    /// Whether it asked for the time meanwhile: then the clock must go on by itself.
    pub reads_clock: bool,
    /// Whether it offered to let others run with its last step.
    pub polite: bool,
    /// How often it asked in vain in the whole execution, and where last.
    pub total: u32,
    pub place: Option<Place>,
}

/// How often each line asked the same, while `seen` stayed the same.
#[derive(Debug, Default)]
struct Streak {
    seen: u64,
    lines: Vec<(Place, About, u32)>,
    polling: bool,
}

impl Streak {
    fn ask(&mut self, seen: u64, about: About, place: Place) -> bool {
        if self.seen != seen {
            self.seen = seen;
            self.lines.clear();
            self.polling = false;
        }
        let same = |line: Place| std::ptr::eq(line, place) || line == place;
        match self.lines.iter_mut().find(|(line, other, _)| *other == about && same(line)) {
            Some((.., times)) => *times += 1,
            None => self.lines.push((place, about, 1)),
        }
        self.polling = self.lines.iter().any(|(.., times)| *times > PATIENCE);
        self.polling
    }
}

impl World {
    /// The running thread asked for something at `place`, and nothing changed by it.
    pub(crate) fn asked(&mut self, about: About, place: Place) {
        let changes = self.changes;
        if let Some(task) = self.current_task() {
            let useless = &mut task.useless;
            if useless.reads.seen != changes {
                useless.reads_clock = false;
            }
            if useless.reads.ask(changes, about, place) {
                useless.total += 1;
                useless.place = Some(place);
            }
        }
    }

    /// The running thread asked for the time.
    pub(crate) fn asked_the_time(&mut self, place: Place) {
        self.asked(About::Time, place);
        if let Some(task) = self.current_task() {
            task.useless.reads_clock = true;
        }
    }

    /// The running thread offered to let others run.
    pub(crate) fn yielded(&mut self, place: Place) {
        let changes = self.changes;
        if let Some(task) = self.current_task() {
            let useless = &mut task.useless;
            useless.polite = true;
            let by_others = changes - useless.own_changes;
            if useless.yields.ask(by_others, About::Others, place) {
                useless.total += 1;
                useless.place = Some(place);
            }
        }
    }

    /// Whether the thread would only ask again for what it knows.
    pub(crate) fn is_polling(&self, task: TaskId) -> bool {
        let useless = &self.task(task).useless;
        (useless.reads.polling && useless.reads.seen == self.changes)
            || (useless.yields.polling && useless.yields.seen == self.changes - useless.own_changes)
    }
}

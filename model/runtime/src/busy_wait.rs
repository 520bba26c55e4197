//! Busy waiting: a thread that asks again and again while nothing has changed.
//!
//! Such a thread learns nothing, and a check can say how often it asked. It may go on asking all the same, as on a real
//! machine: only a thread that asks without end would keep the execution from ending, so far beyond what bounded
//! loops do it lets others go first.

use super::event::Place;
use super::footprint::{Effect, Thing};
use super::world::World;
use super::{ObjectId, TaskId};

/// How often the same line may ask the same thing in vain before that is busy waiting.
const PATIENCE: u32 = 3;
/// How often the same line may ask the same thing in vain before the loop counts as one without end.
const ENDLESS: u32 = 3_000;

/// What a thread asks about. A loop over many channels asks each of them once, which is not repetition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Object(ObjectId),
    Thread(TaskId),
    /// Several objects at once; the number identifies them.
    Several(u64),
    Time,
    /// Nothing: it yields.
    Others,
}

/// What a thread did in vain since something last changed.
#[derive(Debug, Default)]
pub struct BusyWait {
    /// Changes of shared state that this thread made itself.
    pub own_changes: u64,
    /// Those of them that it undid: a lock that it took and released.
    pub own_neutral: u64,
    reads: Streak,
    yields: Streak,
    /// Whether it read the clock meanwhile: then the clock must advance by itself.
    pub reads_clock: bool,
    /// Lines that were found to ask without end: they are not given as much patience again.
    endless: Vec<Place>,
    /// How often it asked in vain in the whole execution, and where last.
    pub total: u32,
    pub place: Option<Place>,
}

/// How often each line asked the same, while `seen` stayed the same.
#[derive(Debug, Default)]
struct Streak {
    seen: u64,
    lines: Vec<(Place, About, u32)>,
    /// The most that any line asked.
    most: u32,
    polling: bool,
}

fn same_line(a: Place, b: Place) -> bool {
    std::ptr::eq(a, b) || a == b
}

impl Streak {
    /// Counts this one, and returns how often the line has asked this so far.
    fn ask(&mut self, seen: u64, about: About, place: Place) -> u32 {
        if self.seen != seen {
            self.seen = seen;
            self.lines.clear();
            self.most = 0;
            self.polling = false;
        }
        let times =
            match self.lines.iter_mut().find(|(line, other, _)| *other == about && same_line(line, place)) {
                Some((.., times)) => {
                    *times += 1;
                    *times
                }
                None => {
                    self.lines.push((place, about, 1));
                    1
                }
            };
        self.most = self.most.max(times);
        times
    }
}

impl BusyWait {
    /// Whether it is worth asking if it asks in vain without end.
    pub fn may_poll(&self) -> bool {
        self.reads.polling || self.yields.polling
    }

    /// The next call of a client program starts afresh: what the calls before it asked is not repetition.
    pub fn begin_anew(&mut self) {
        for streak in [&mut self.reads, &mut self.yields] {
            *streak = Streak { seen: streak.seen, ..Streak::default() };
        }
    }

    /// Judges a line that has asked so often in vain: whether it does so without end.
    fn is_endless(&mut self, times: u32, place: Place) -> bool {
        let known = times > PATIENCE && self.endless.iter().any(|line| same_line(line, place));
        if times > ENDLESS && !known {
            self.endless.push(place);
        }
        known || times > ENDLESS
    }
}

impl World {
    /// The running thread asked for something at `place`, and nothing changed by it.
    pub fn asked(&mut self, about: About, place: Place) {
        match about {
            About::Object(id) => self.touch(Thing::Object(id), Effect::Reads),
            About::Thread(task) => self.touch(Thing::End(task), Effect::Reads),
            About::Time => self.touch(Thing::Clock, Effect::Reads),
            About::Several(_) | About::Others => {}
        }
        let changes = self.changes;
        if let Some(task) = self.current_task() {
            let busy_wait = &mut task.busy_wait;
            let seen = changes - busy_wait.own_neutral;
            if busy_wait.reads.seen != seen {
                busy_wait.reads_clock = false;
            }
            let times = busy_wait.reads.ask(seen, about, place);
            if busy_wait.reads.most > PATIENCE {
                busy_wait.total += 1;
                busy_wait.place = Some(place);
            }
            busy_wait.reads.polling |= busy_wait.is_endless(times, place);
        }
    }

    /// The running thread read the clock.
    pub fn asked_the_time(&mut self, place: Place) {
        self.asked(About::Time, place);
        if let Some(task) = self.current_task() {
            task.busy_wait.reads_clock = true;
        }
    }

    /// The running thread yielded.
    pub fn yielded(&mut self, place: Place) {
        let changes = self.changes;
        if let Some(task) = self.current_task() {
            task.yields = true;
            let busy_wait = &mut task.busy_wait;
            let by_others = changes - busy_wait.own_changes;
            let times = busy_wait.yields.ask(by_others, About::Others, place);
            if times > PATIENCE {
                busy_wait.total += 1;
                busy_wait.place = Some(place);
            }
            busy_wait.yields.polling |= busy_wait.is_endless(times, place);
        }
    }

    /// Whether the thread has asked in vain for so long that it would do so for ever.
    pub fn is_polling(&self, task: TaskId) -> bool {
        let busy_wait = &self.task(task).busy_wait;
        (busy_wait.reads.polling && busy_wait.reads.seen == self.changes - busy_wait.own_neutral)
            || (busy_wait.yields.polling && busy_wait.yields.seen == self.changes - busy_wait.own_changes)
    }
}

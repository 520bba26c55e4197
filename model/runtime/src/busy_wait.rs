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
    pub own_news: u64,
    /// Those of them that came with giving back what it had taken.
    pub own_returns: u64,
    /// What it has taken and will give back, as the sum of its marks.
    pub own_standing: u64,
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

/// What a thread can see of the others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Seen {
    /// How much has changed.
    news: u64,
    /// What is taken at the moment. When it is given back, all is as it was.
    standing: u64,
}

/// How often each line asked the same and saw the same, while nothing changed.
#[derive(Debug, Default)]
struct Streak {
    news: u64,
    lines: Vec<(Place, About, u64, u32)>,
    /// The most that any line asked.
    most: u32,
    /// What stood when a line asked without end.
    polling: Vec<u64>,
}

fn same_line(a: Place, b: Place) -> bool {
    std::ptr::eq(a, b) || a == b
}

impl Streak {
    /// Counts this one, and returns how often the line has asked this so far.
    fn ask(&mut self, seen: Seen, about: About, place: Place) -> u32 {
        if self.news != seen.news {
            *self = Streak { news: seen.news, ..Streak::default() };
        }
        let is_it = |(line, other, standing, _): &&mut (Place, About, u64, u32)| {
            (*other, *standing) == (about, seen.standing) && same_line(line, place)
        };
        let times = match self.lines.iter_mut().find(is_it) {
            Some((.., times)) => {
                *times += 1;
                *times
            }
            None => {
                self.lines.push((place, about, seen.standing, 1));
                1
            }
        };
        self.most = self.most.max(times);
        times
    }

    /// A line asks without end when it sees this.
    fn polls(&mut self, seen: Seen) {
        if !self.is_polling(seen) {
            self.polling.push(seen.standing);
        }
    }

    fn is_polling(&self, seen: Seen) -> bool {
        self.news == seen.news && self.polling.contains(&seen.standing)
    }
}

impl BusyWait {
    /// Whether it is worth asking if it asks in vain without end.
    pub fn may_poll(&self) -> bool {
        !(self.reads.polling.is_empty() && self.yields.polling.is_empty())
    }

    /// The next call of a client program starts afresh: what the calls before it asked is not repetition.
    pub fn begin_anew(&mut self) {
        for streak in [&mut self.reads, &mut self.yields] {
            *streak = Streak { news: streak.news, ..Streak::default() };
        }
    }

    /// Who reads may see changes of its own.
    fn seen_by_reading(&self, news: u64, standing: u64) -> Seen {
        Seen { news: news - self.own_returns, standing: standing.wrapping_sub(self.own_standing) }
    }

    /// Who yields waits for others.
    fn seen_by_yielding(&self, news: u64, standing: u64) -> Seen {
        Seen { news: news - self.own_news, standing: standing.wrapping_sub(self.own_standing) }
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
        let (news, standing) = (self.news, self.standing);
        if let Some(task) = self.current_task() {
            let busy_wait = &mut task.busy_wait;
            let seen = busy_wait.seen_by_reading(news, standing);
            if busy_wait.reads.news != seen.news {
                busy_wait.reads_clock = false;
            }
            let times = busy_wait.reads.ask(seen, about, place);
            if busy_wait.reads.most > PATIENCE {
                busy_wait.total += 1;
                busy_wait.place = Some(place);
            }
            if busy_wait.is_endless(times, place) {
                busy_wait.reads.polls(seen);
            }
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
        let (news, standing) = (self.news, self.standing);
        if let Some(task) = self.current_task() {
            task.yields = true;
            let busy_wait = &mut task.busy_wait;
            let seen = busy_wait.seen_by_yielding(news, standing);
            let times = busy_wait.yields.ask(seen, About::Others, place);
            if times > PATIENCE {
                busy_wait.total += 1;
                busy_wait.place = Some(place);
            }
            if busy_wait.is_endless(times, place) {
                busy_wait.yields.polls(seen);
            }
        }
    }

    /// Whether the thread has asked in vain for so long that it would do so for ever.
    pub fn is_polling(&self, task: TaskId) -> bool {
        let busy_wait = &self.task(task).busy_wait;
        busy_wait.reads.is_polling(busy_wait.seen_by_reading(self.news, self.standing))
            || busy_wait.yields.is_polling(busy_wait.seen_by_yielding(self.news, self.standing))
    }
}

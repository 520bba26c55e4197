//! Which threads may go next, and when the clock moves.

use super::dice::mixed;
use super::task::{TaskState, Then};
use super::world::{Ending, Time, World};
use super::{Condition, TaskId};
use std::time::Duration;

/// How far the clock moves at a time when threads wait for it by polling.
const TICK: Duration = Duration::from_millis(1);
/// How many steps in a row may be made by threads that only poll, while no other thread can continue.
const IDLE_STEPS: usize = 40_000;
/// From this step on, an execution is scheduled fairly: otherwise it would hardly end.
const FAIR_AFTER: usize = 30_000;

/// A thread that may go next, and how it continues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    pub task: TaskId,
    pub how: How,
}

/// How a thread continues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// What it waits for holds.
    Goes,
    /// Time passes to its deadline first.
    TimePasses,
    /// It wakes, or its exchange fails, spuriously.
    Spurious,
    /// Its operation has several results, and this is the one of this number.
    Way(u32),
}

/// The threads of one moment that can't simply continue. Kept from step to step to reuse its memory.
#[derive(Default)]
pub struct Moment {
    /// They could continue, but have polled in vain for so long that the execution would not end.
    polling: Vec<TaskId>,
    /// They wait for a deadline, the earliest one first: all of them if time may pass for any, otherwise the next one.
    asleep: Vec<Sleeper>,
    /// They may continue spuriously.
    spurious: Vec<TaskId>,
}

/// A deadline, and the thread that waits for it.
pub type Sleeper = (Duration, TaskId);

/// The threads that are looked at before each step, and those that need not be until their time comes: they wait for
/// nothing else, so only the clock can wake them.
#[derive(Default)]
pub struct Roster {
    /// By their numbers.
    awake: Vec<TaskId>,
    /// The earliest one last.
    sleepers: Vec<Sleeper>,
}

impl Roster {
    /// None.
    pub const fn new() -> Self {
        Roster { awake: Vec::new(), sleepers: Vec::new() }
    }

    /// None, with the memory kept.
    pub fn emptied(mut self) -> Self {
        self.awake.clear();
        self.sleepers.clear();
        self
    }

    fn is_awake(&self, task: TaskId) -> bool {
        self.awake.binary_search(&task).is_ok()
    }

    pub fn comes(&mut self, task: TaskId) {
        if let Err(at) = self.awake.binary_search(&task) {
            self.awake.insert(at, task);
        }
    }

    pub fn goes(&mut self, task: TaskId) {
        if let Ok(at) = self.awake.binary_search(&task) {
            self.awake.remove(at);
        }
    }

    pub fn falls_asleep(&mut self, sleeper: Sleeper) {
        self.goes(sleeper.1);
        let at = self.sleepers.partition_point(|other| *other > sleeper);
        self.sleepers.insert(at, sleeper);
    }

    /// Wakes those whose time has come.
    pub fn wake(&mut self, now: Duration) {
        while let Some((_, task)) = self.sleepers.pop_if(|(deadline, _)| *deadline <= now) {
            self.comes(task);
        }
    }
}

/// What a look at the threads has shown.
enum Look {
    /// This one continues before there is anything to choose.
    Prepares(TaskId),
    /// Some can continue.
    Live,
    /// None can continue by itself.
    Still,
}

/// Whether anything can still happen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outlook {
    Something,
    Nothing,
}

impl Moment {
    fn clear(&mut self) {
        self.polling.clear();
        self.asleep.clear();
        self.spurious.clear();
    }

    /// Only the next one matters.
    fn sleeps_alone(&mut self, sleeper: Sleeper) {
        match self.asleep.first_mut() {
            Some(next) => *next = sleeper.min(*next),
            None => self.asleep.push(sleeper),
        }
    }
}

fn all(tasks: &[TaskId], how: How) -> impl Iterator<Item = Candidate> {
    tasks.iter().map(move |task| Candidate { task: *task, how })
}

impl World {
    /// Fills `into` with the threads that may go next; the one that would continue without a switch
    /// comes first. Moves the clock when time must pass for anything to happen. Leaves `into`
    /// empty when nothing can ever happen again.
    pub fn candidates(&mut self, into: &mut Vec<Candidate>) {
        into.clear();
        let ways = self.task(self.current).ways;
        if ways > 0 {
            let current = self.current;
            return into.extend((0..ways as u32).map(|way| Candidate { task: current, how: How::Way(way) }));
        }
        let mut moment = self.moment.take().unwrap_or_default();
        while into.is_empty() {
            let more = match self.look(&mut moment, into) {
                Look::Prepares(task) => {
                    into.clear();
                    into.push(Candidate { task, how: How::Goes });
                    break;
                }
                Look::Live => self.offer(&moment, into),
                Look::Still => self.wait(&moment, into),
            };
            if more == Outlook::Nothing {
                break;
            }
        }
        self.moment = Some(moment);
    }

    /// Fills `into` with the threads that can continue, the running one first, and `moment` with the others.
    fn look(&self, moment: &mut Moment, into: &mut Vec<Candidate>) -> Look {
        moment.clear();
        // One that sleeps is looked at with the others.
        if self.roster.is_awake(self.current)
            && let Some(preparing) = self.look_at(self.current, moment, into)
        {
            return Look::Prepares(preparing);
        }
        for task in &self.roster.awake {
            if *task == self.current {
                continue;
            }
            if let Some(preparing) = self.look_at(*task, moment, into) {
                return Look::Prepares(preparing);
            }
        }
        let sleepers = &self.roster.sleepers;
        if self.time == Time::AnySpeed {
            moment.asleep.extend(sleepers);
            moment.asleep.sort_unstable();
        } else if let Some(next) = sleepers.last() {
            moment.sleeps_alone(*next);
        }
        if into.is_empty() { Look::Still } else { Look::Live }
    }

    /// Where the thread belongs; itself, if it continues before there is anything to choose.
    fn look_at(&self, id: TaskId, moment: &mut Moment, into: &mut Vec<Candidate>) -> Option<TaskId> {
        let task = self.task(id);
        let TaskState::Waiting { until, deadline, then } = &task.state else {
            return None;
        };
        let holds = self.holds(until, id);
        if holds || deadline.is_some_and(|at| at <= self.now) {
            if *then == Then::Prepares {
                return Some(id);
            } else if task.busy_wait.may_poll() && self.is_polling(id) {
                moment.polling.push(id);
            } else {
                into.push(Candidate { task: id, how: How::Goes });
            }
        } else if let Some(deadline) = deadline {
            match self.time {
                Time::AnySpeed => moment.asleep.push((*deadline, id)),
                Time::Ideal => moment.sleeps_alone((*deadline, id)),
            }
        }
        // A wait whose end has come anyway needs none; an exchange fails for no reason where it could succeed.
        if task.may_be_spurious && self.spurious_left > 0 && (!holds || matches!(until, Condition::Always)) {
            moment.spurious.push(id);
        }
        None
    }

    /// Some threads can continue; they are in `into` already.
    fn offer(&mut self, moment: &Moment, into: &mut Vec<Candidate>) -> Outlook {
        self.idle_steps = 0;
        if self.steps > FAIR_AFTER {
            self.forbade = true;
            let task = self.by_chance(into);
            into.clear();
            into.push(Candidate { task, how: How::Goes });
            return Outlook::Something;
        }
        if !moment.polling.is_empty() {
            self.forbade = true;
            if moment.polling.contains(&self.current) {
                // Somebody must let all others go, not only the first of them.
                into.sort_by_key(|it| self.task(it.task).last_step);
            }
        }
        if self.time == Time::AnySpeed && !moment.asleep.is_empty() {
            into.extend(
                moment.asleep.iter().map(|(_, task)| Candidate { task: *task, how: How::TimePasses }),
            );
        }
        if !moment.spurious.is_empty() {
            into.extend(all(&moment.spurious, How::Spurious));
        }
        Outlook::Something
    }

    /// Any of them, at random: in turns of a fixed length, threads could get in each other's way for ever.
    fn by_chance(&self, live: &[Candidate]) -> TaskId {
        live[mixed(self.steps as u64) as usize % live.len()].task
    }

    /// No thread can continue by itself.
    fn wait(&mut self, moment: &Moment, into: &mut Vec<Candidate>) -> Outlook {
        let clock_is_read = moment.polling.iter().any(|task| self.task(*task).busy_wait.reads_clock);
        match moment.asleep.first() {
            Some(_) if self.time == Time::AnySpeed => {
                self.forbade |= !moment.polling.is_empty();
                let asleep = moment.asleep.iter();
                into.extend(asleep.map(|(_, task)| Candidate { task: *task, how: How::TimePasses }));
            }
            Some((deadline, _)) if clock_is_read => self.advance_to((self.now + TICK).min(*deadline)),
            Some((deadline, _)) => self.advance_to(*deadline),
            None if clock_is_read => self.advance_to(self.now + TICK),
            None => {
                self.idle_steps += 1;
                if self.idle_steps > IDLE_STEPS {
                    self.ending.get_or_insert(Ending::BusyForEver);
                    return Outlook::Nothing;
                }
                into.extend(all(&moment.polling, How::Goes));
                into.sort_by_key(|it| self.task(it.task).last_step);
            }
        }
        // Nobody is saved from waiting for ever by a wake-up that need not come.
        if !into.is_empty() {
            into.extend(all(&moment.spurious, How::Spurious));
        }
        let more = !into.is_empty() || !moment.asleep.is_empty() || clock_is_read;
        if more { Outlook::Something } else { Outlook::Nothing }
    }
}

//! Which threads may go next, and when the clock moves.

use super::task::{State, Then};
use super::world::{Ending, Time, World};
use super::{Condition, TaskId};
use std::time::Duration;

/// How far the clock moves at a time where threads wait for it by asking again and again.
const TICK: Duration = Duration::from_millis(1);
/// How many steps in a row may be made by threads that only ask, while nobody else can go on.
const IDLE_STEPS: usize = 40_000;
/// From this step on an execution is scheduled fairly: it would hardly end otherwise.
const FAIR_AFTER: usize = 30_000;
/// For how many steps a thread goes on in the fair part before it is another one's turn.
const TURN: usize = 64;

/// A thread that may go next, and how it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub task: TaskId,
    pub how: How,
}

/// How a thread goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// What it waits for is the case.
    Goes,
    /// Time passes to its deadline first.
    TimePasses,
    /// It wakes, or its exchange fails, for no reason.
    Spurious,
    /// Its operation has several results, and this is the one of this number.
    Way(u32),
}

/// The threads of one moment, sorted by what they could do. Kept from step to step for its memory.
#[derive(Default)]
pub(crate) struct Moment {
    /// A thread that goes on before there is anything to choose.
    preparing: Option<TaskId>,
    /// They can go on.
    live: Vec<TaskId>,
    /// They could go on, but have asked in vain for so long that the execution would not end.
    polling: Vec<TaskId>,
    /// They wait for a deadline.
    asleep: Vec<(Duration, TaskId)>,
    /// They may go on for no reason.
    spurious: Vec<TaskId>,
}

/// Whether anything can still happen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outlook {
    Something,
    Nothing,
}

impl Moment {
    fn clear(&mut self) {
        self.preparing = None;
        self.live.clear();
        self.polling.clear();
        self.asleep.clear();
        self.spurious.clear();
    }
}

fn all(tasks: &[TaskId], how: How) -> impl Iterator<Item = Candidate> {
    tasks.iter().map(move |task| Candidate { task: *task, how })
}

impl World {
    /// Fills `into` with the threads that may go next; the one that would go on without a switch
    /// stands first. Moves the clock when time must pass for anything to happen. Leaves `into`
    /// empty when nothing can ever happen again.
    pub(crate) fn candidates(&mut self, into: &mut Vec<Candidate>) {
        into.clear();
        let ways = self.task(self.current).ways;
        if ways > 0 {
            let current = self.current;
            return into.extend((0..ways as u32).map(|way| Candidate { task: current, how: How::Way(way) }));
        }
        let mut moment = self.moment.take().unwrap_or_default();
        while into.is_empty() {
            self.look(&mut moment);
            if let Some(task) = moment.preparing {
                into.push(Candidate { task, how: How::Goes });
                break;
            }
            let more =
                if moment.live.is_empty() { self.wait(&moment, into) } else { self.offer(&moment, into) };
            if more == Outlook::Nothing {
                break;
            }
        }
        self.moment = Some(moment);
    }

    fn look(&self, moment: &mut Moment) {
        moment.clear();
        for (index, task) in self.tasks.iter().enumerate() {
            let id = TaskId(index as u32);
            let State::Waiting { until, deadline, then } = &task.state else {
                continue;
            };
            let holds = self.holds(until, id);
            if holds || deadline.is_some_and(|at| at <= self.now) {
                if *then == Then::Prepares {
                    moment.preparing = Some(id);
                    return;
                } else if self.is_polling(id) {
                    moment.polling.push(id);
                } else {
                    moment.live.push(id);
                }
            } else if let Some(deadline) = deadline {
                moment.asleep.push((*deadline, id));
            }
            // A wait whose end has come anyway needs none; an exchange fails for no reason where it could succeed.
            if task.may_be_spurious
                && self.spurious_left > 0
                && (!holds || matches!(until, Condition::Always))
            {
                moment.spurious.push(id);
            }
        }
        moment.asleep.sort_unstable();
    }

    /// Some thread can go on.
    fn offer(&mut self, moment: &Moment, into: &mut Vec<Candidate>) -> Outlook {
        self.idle_steps = 0;
        if self.steps > FAIR_AFTER {
            self.forbade = true;
            into.push(Candidate { task: self.next_in_turn(&moment.live), how: How::Goes });
            return Outlook::Something;
        }
        into.extend(all(&moment.live, How::Goes));
        self.forbade |= !moment.polling.is_empty();
        if let Some(current) = into.iter().position(|it| it.task == self.current) {
            into[..=current].rotate_right(1);
        } else if moment.polling.contains(&self.current) {
            // Somebody must let all others go, not only the first of them.
            into.sort_by_key(|it| self.task(it.task).last_step);
        }
        if self.time == Time::AnySpeed {
            into.extend(
                moment.asleep.iter().map(|(_, task)| Candidate { task: *task, how: How::TimePasses }),
            );
        }
        into.extend(all(&moment.spurious, How::Spurious));
        Outlook::Something
    }

    /// Round robin.
    fn next_in_turn(&self, live: &[TaskId]) -> TaskId {
        let current = self.current;
        if live.contains(&current) && self.steps - self.switched_at < TURN {
            return current;
        }
        *live.iter().min_by_key(|task| self.task(**task).last_step).expect("somebody is live")
    }

    /// No thread can go on by itself.
    fn wait(&mut self, moment: &Moment, into: &mut Vec<Candidate>) -> Outlook {
        let clock_is_read = moment.polling.iter().any(|task| self.task(*task).useless.reads_clock);
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

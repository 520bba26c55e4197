//! Which threads may go next, and when the clock moves.

use super::TaskId;
use super::task::{State, Then};
use super::world::{Ending, Time, World};
use std::time::Duration;

/// How far the clock moves at a time where threads wait for it by asking again and again.
const TICK: Duration = Duration::from_millis(1);
/// How many steps in a row may be made by threads that only ask, while nobody else can go on.
const IDLE_STEPS: usize = 20_000;

/// The threads of one moment, sorted by what they could do. Kept from step to step for its memory.
#[derive(Default)]
pub(crate) struct Moment {
    /// A thread that goes on before there is anything to choose.
    preparing: Option<TaskId>,
    /// They can go on.
    live: Vec<TaskId>,
    /// They could go on, but would only ask again for what they know.
    polling: Vec<TaskId>,
    /// The thread that has just offered to let others run.
    polite: Option<TaskId>,
    /// They wait for a deadline.
    asleep: Vec<(Duration, TaskId)>,
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
        self.polite = None;
        self.asleep.clear();
    }
}

impl World {
    /// Fills `into` with the threads that may go next; the one that would go on without a switch
    /// stands first. Moves the clock when time must pass for anything to happen. Leaves `into`
    /// empty when nothing can ever happen again.
    pub(crate) fn candidates(&mut self, into: &mut Vec<TaskId>) {
        into.clear();
        while into.is_empty() {
            let mut moment = self.moment.take().unwrap_or_default();
            self.look(&mut moment);
            if let Some(preparing) = moment.preparing {
                into.push(preparing);
                self.moment = Some(moment);
                return;
            }
            if let Some(polite) = moment.polite.filter(|_| moment.live.is_empty()) {
                moment.live.push(polite);
            }
            let more =
                if moment.live.is_empty() { self.wait(&moment, into) } else { self.offer(&moment, into) };
            self.moment = Some(moment);
            if more == Outlook::Nothing {
                return;
            }
        }
    }

    fn look(&self, moment: &mut Moment) {
        moment.clear();
        for (index, task) in self.tasks.iter().enumerate() {
            let id = TaskId(index as u32);
            let State::Waiting { until, deadline, then } = &task.state else {
                continue;
            };
            if self.holds(until, id) || deadline.is_some_and(|at| at <= self.now) {
                if *then == Then::Prepares {
                    moment.preparing = Some(id);
                    return;
                } else if self.is_polling(id) {
                    moment.polling.push(id);
                } else if id == self.current && task.useless.polite {
                    moment.polite = Some(id);
                } else {
                    moment.live.push(id);
                }
            } else if let Some(deadline) = deadline {
                moment.asleep.push((*deadline, id));
            }
        }
        moment.asleep.sort_unstable();
    }

    /// Some thread can go on.
    fn offer(&mut self, moment: &Moment, into: &mut Vec<TaskId>) -> Outlook {
        self.idle_steps = 0;
        into.extend(&moment.live);
        if let Some(current) = into.iter().position(|task| *task == self.current) {
            into[..=current].rotate_right(1);
        }
        if self.time == Time::AnySpeed {
            into.extend(moment.asleep.iter().map(|(_, task)| task));
        }
        Outlook::Something
    }

    /// No thread can go on by itself.
    fn wait(&mut self, moment: &Moment, into: &mut Vec<TaskId>) -> Outlook {
        let clock_is_read = moment.polling.iter().any(|task| self.task(*task).useless.reads_clock);
        match moment.asleep.first() {
            Some(_) if self.time == Time::AnySpeed => into.extend(moment.asleep.iter().map(|(_, task)| task)),
            Some((deadline, _)) if clock_is_read => self.advance_to((self.now + TICK).min(*deadline)),
            Some((deadline, _)) => self.advance_to(*deadline),
            None if clock_is_read => self.advance_to(self.now + TICK),
            None => {
                self.idle_steps += 1;
                if self.idle_steps > IDLE_STEPS {
                    self.ending.get_or_insert(Ending::BusyForEver);
                    return Outlook::Nothing;
                }
                into.extend(&moment.polling);
            }
        }
        let more = !into.is_empty() || !moment.asleep.is_empty() || clock_is_read;
        if more { Outlook::Something } else { Outlook::Nothing }
    }
}

//! Which threads may go next, and when the clock moves.

use super::task::State;
use super::world::{Ending, Time, World};
use super::{Condition, TaskId};
use std::time::Duration;

/// How far the clock moves at a time where threads wait for it by asking again and again.
const TICK: Duration = Duration::from_millis(1);
/// How many steps in a row may be made by threads that only ask, while nobody else can go on.
const IDLE_STEPS: usize = 20_000;

/// The threads of one moment, sorted by what they could do.
#[derive(Default)]
struct Moment {
    /// They can go on.
    live: Vec<TaskId>,
    /// They could go on, but would only ask again for what they know.
    polling: Vec<TaskId>,
    /// The thread that has just offered to let others run.
    polite: Option<TaskId>,
    /// They wait for a deadline.
    asleep: Vec<(Duration, TaskId)>,
}

impl World {
    /// Fills `into` with the threads that may go next; the one that would go on without a switch
    /// stands first. Moves the clock when time must pass for anything to happen. Leaves `into`
    /// empty when nothing can ever happen again.
    pub(crate) fn candidates(&mut self, into: &mut Vec<TaskId>) {
        into.clear();
        while into.is_empty() {
            let mut moment = self.look();
            moment.asleep.sort_unstable();
            if let Some(polite) = moment.polite.filter(|_| moment.live.is_empty()) {
                moment.live.push(polite);
            }
            if moment.live.is_empty() {
                if !self.wait(&moment, into) {
                    return;
                }
            } else {
                self.idle_steps = 0;
                self.offer(&moment, into);
            }
        }
    }

    fn look(&self) -> Moment {
        let mut moment = Moment::default();
        for (index, task) in self.tasks.iter().enumerate() {
            let id = TaskId(index as u32);
            let State::Waiting { until, deadline } = &task.state else {
                continue;
            };
            if *until == Condition::Always
                || self.holds(until, id)
                || deadline.is_some_and(|at| at <= self.now)
            {
                if self.is_polling(id) {
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
        moment
    }

    /// Some thread can go on.
    fn offer(&self, moment: &Moment, into: &mut Vec<TaskId>) {
        into.extend(&moment.live);
        if let Some(current) = into.iter().position(|task| *task == self.current) {
            into[..=current].rotate_right(1);
        }
        if self.time == Time::AnySpeed {
            into.extend(moment.asleep.iter().map(|(_, task)| task));
        }
    }

    /// No thread can go on by itself. Says whether there is anything left to happen.
    fn wait(&mut self, moment: &Moment, into: &mut Vec<TaskId>) -> bool {
        let clock_is_read = moment
            .polling
            .iter()
            .any(|task| self.task(*task).useless.reads_clock);
        match moment.asleep.first() {
            Some(_) if self.time == Time::AnySpeed => {
                into.extend(moment.asleep.iter().map(|(_, task)| task))
            }
            Some((deadline, _)) if clock_is_read => {
                self.advance_to((self.now + TICK).min(*deadline))
            }
            Some((deadline, _)) => self.advance_to(*deadline),
            None if clock_is_read => self.advance_to(self.now + TICK),
            None => {
                self.idle_steps += 1;
                if self.idle_steps > IDLE_STEPS {
                    self.ending.get_or_insert(Ending::BusyForEver);
                    return false;
                }
                into.extend(&moment.polling);
            }
        }
        !into.is_empty() || !moment.asleep.is_empty() || clock_is_read
    }
}

//! Runs a body once for each schedule that a chooser wants.

use super::{Chooser, Fairness, Options};
use crate::rt::TaskId;
use crate::rt::panics;
use crate::rt::thread::drop_locals;
use crate::rt::world::{self, Ending, Life, Starting, Time, World};
use shuttle::scheduler::TaskId as ShuttleId;
use shuttle::scheduler::{Schedule as ShuttleSchedule, Scheduler};
use shuttle::{Config, FailurePersistence, MaxSteps, Runner};
use std::sync::Arc;

pub(crate) use shuttle::scheduler::Task as ShuttleTask;

/// As large as a thread's stack is by default in std; only the pages in use cost memory.
const STACK: usize = 2 << 20;

/// Whether there is another execution to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    More,
    Enough,
}

/// What is run once for each schedule.
pub(crate) type Body = Arc<dyn Fn() + Send + Sync>;

/// Runs `body` under the schedules of `chooser`; `after` sees each execution when it is over.
pub(crate) fn conduct(
    chooser: impl Chooser + 'static,
    time: Time,
    step_limit: usize,
    body: &Body,
    after: impl FnMut(&mut World, Fairness) -> Next + 'static,
) {
    panics::install_hook();
    let mut config = Config::new();
    config.stack_size = STACK;
    config.failure_persistence = FailurePersistence::None;
    config.max_steps = MaxSteps::None;
    config.silence_warnings = true;
    let conductor = Conductor {
        chooser: Box::new(chooser),
        after: Box::new(after),
        time,
        step_limit,
        executions: 0,
        candidates: Vec::new(),
    };
    let body = Arc::clone(body);
    Runner::new(conductor, config).run(move || perform(&body));
}

/// The first thread of an execution.
fn perform(body: &Body) {
    let result = panics::catch(|| body());
    drop_locals();
    world::with(|w| {
        let ending = match result {
            Ok(()) => Ending::Returned,
            Err(payload) => {
                std::mem::forget(payload);
                Ending::Panicked(w.body_panic())
            }
        };
        w.ending.get_or_insert(ending);
    });
}

type After = Box<dyn FnMut(&mut World, Fairness) -> Next>;

struct Conductor {
    chooser: Box<dyn Chooser>,
    after: After,
    time: Time,
    step_limit: usize,
    executions: usize,
    candidates: Vec<TaskId>,
}

impl Conductor {
    /// Finds the threads that may go next.
    fn offer(&mut self) -> Offer {
        world::with(|w| {
            if w.starting == Starting::Yes {
                return Offer::Starting;
            }
            w.steps += 1;
            if w.steps > self.step_limit {
                w.ending.get_or_insert(Ending::TooManySteps);
            }
            if w.ending.is_some() {
                return Offer::Over;
            }
            match w.task(w.current).ways {
                0 => w.candidates(&mut self.candidates),
                ways => {
                    self.candidates.clear();
                    self.candidates.resize(ways, w.current);
                }
            }
            if self.candidates.is_empty() {
                w.ending.get_or_insert(Ending::Deadlock);
            }
            if w.ending.is_some() { Offer::Over } else { Offer::Threads }
        })
    }
}

/// What may come next.
enum Offer {
    /// The running thread is about to start another one, and goes on.
    Starting,
    /// One of the candidates.
    Threads,
    /// Nothing.
    Over,
}

impl Scheduler for Conductor {
    fn new_execution(&mut self) -> Option<ShuttleSchedule> {
        if self.executions > 0 {
            let fairness = self.chooser.fairness();
            let next = world::with(|w| {
                w.life = Life::Over;
                (self.after)(w, fairness)
            });
            if next == Next::Enough {
                return None;
            }
        }
        self.chooser.begin()?;
        self.executions += 1;
        world::begin(self.time);
        Some(ShuttleSchedule::new(0))
    }

    fn next_task(
        &mut self,
        tasks: &[&ShuttleTask],
        current: Option<ShuttleId>,
        _: bool,
    ) -> Option<ShuttleId> {
        match self.offer() {
            Offer::Starting => return current,
            Offer::Threads => {}
            Offer::Over => {
                // A body that has returned may end by itself if nobody is left: its stack is used again.
                let alone = tasks.len() == 1 && world::with(|w| matches!(w.ending, Some(Ending::Returned)));
                return tasks.first().filter(|_| alone).map(|body| body.id());
            }
        };
        let options = Options { candidates: &self.candidates, alive: tasks, current };
        let chosen = self.chooser.choose(&options).filter(|index| *index < self.candidates.len());
        world::with(|w| {
            let Some(index) = chosen else {
                w.ending = Some(Ending::GivenUp);
                return None;
            };
            if self.candidates.len() > 1 {
                w.decisions.push(index as u32);
            }
            w.resume(self.candidates[index]);
            let task = w.task_mut(self.candidates[index]);
            task.way = index;
            task.ways = 0;
            Some(ShuttleId::from(self.candidates[index].index()))
        })
    }

    fn next_u64(&mut self) -> u64 {
        0
    }
}

impl World {
    /// What the body's panic said: the first panic of the execution is nearest to the cause.
    fn body_panic(&self) -> crate::rt::task::PanicReport {
        let own = self.task(TaskId::BODY).panicked.clone();
        own.or_else(panics::last).expect("a panic is noted before it is caught")
    }
}

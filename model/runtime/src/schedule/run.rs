//! Runs a body once for each schedule that a chooser wants.

use super::{Chooser, Next};
use crate::candidates::Candidate;
use crate::memory;
use crate::task::Exit;
use crate::thread::drop_locals;
use crate::world::{self, Ending, Life, Mode, World};
use crate::{TaskId, executor, panics};
use std::sync::Arc;

/// What is run once for each schedule.
pub type Body = Arc<dyn Fn() + Send + Sync>;

/// How many steps an execution may take if nothing is known about the program.
pub const STEP_LIMIT: usize = 1_200_000;

/// Runs `body` under the schedules of `chooser`, each for at most `step_limit` steps; `after` sees each execution
/// when it is over.
///
/// # Panics
///
/// If a run of the model is already in progress.
pub fn run_schedules(
    chooser: &mut dyn Chooser,
    mode: Mode,
    step_limit: usize,
    body: &Body,
    after: &mut dyn FnMut(&mut World) -> Next,
) {
    assert!(!executor::is_busy(), "a run of the model is going on already");
    panics::install_hook();
    let mut run = Run { chooser, step_limit, candidates: Vec::new() };
    let mut next = Next::More;
    while next == Next::More && run.chooser.begin().is_some() {
        world::begin(mode, run.chooser.wants_footprints());
        memory::begin();
        let before = memory::allocated();
        run.execute(body);
        let aborted = world::with(|w| {
            w.allocated = memory::allocated() - before;
            w.life = Life::Over;
            matches!(w.ending, Some(Ending::Aborted(_)))
        });
        executor::clear();
        if aborted {
            panics::recover();
        }
        world::with(|w| {
            run.chooser.end(w);
            next = after(w);
        });
    }
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
                w.end_body_with_panic()
            }
        };
        w.ending.get_or_insert(ending);
    });
}

struct Run<'a> {
    chooser: &'a mut dyn Chooser,
    step_limit: usize,
    candidates: Vec<Candidate>,
}

impl Run<'_> {
    fn execute(&mut self, body: &Body) {
        let body = Arc::clone(body);
        if executor::add(executor::BODY_STACK, Box::new(move || perform(&body))).is_err() {
            return world::with(|w| w.ending = Some(Ending::TooManyThreads));
        }
        while let Some(task) = world::with(|w| self.pick(w)) {
            executor::resume(task);
            world::with(|w| self.chooser.stepped(w));
        }
    }

    /// The thread that goes next; none when the execution is over.
    fn pick(&mut self, w: &mut World) -> Option<TaskId> {
        w.steps += 1;
        if w.steps > self.step_limit {
            w.ending.get_or_insert(Ending::TooManySteps);
        }
        if w.ending.is_some() {
            return None;
        }
        w.candidates(&mut self.candidates);
        if self.candidates.is_empty() {
            w.ending.get_or_insert(Ending::Deadlock);
        }
        if w.ending.is_some() {
            return None;
        }
        let chosen = self.chooser.choose(w, &self.candidates);
        let Some(chosen) = chosen.and_then(|index| Some((index, *self.candidates.get(index)?))) else {
            w.ending = Some(Ending::GivenUp);
            return None;
        };
        if self.candidates.len() > 1 {
            w.decisions.push(chosen.0 as u32);
        }
        w.go_on(chosen.1);
        Some(chosen.1.task)
    }
}

impl World {
    fn end_body_with_panic(&mut self) -> Ending {
        let task = self.task_mut(TaskId::BODY);
        task.exit = Exit::Panic;
        task.panicked = task.caught.take();
        let report = task.panicked.clone().or_else(panics::last);
        Ending::Panicked(report.expect("a panic is noted before it is caught"))
    }
}

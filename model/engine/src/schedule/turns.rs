//! A schedule written as turns: which thread does the next operation.

use super::{Chooser, Options, conduct};
use crate::claim::{Run, body_with_value, take_value};
use crate::rt::TaskId;
use crate::rt::world::{self, Time};
use crate::schedule::Next;
use crate::trace::Trace;
use std::cell::RefCell;
use std::rc::Rc;

/// Why threads could not take their turns in the given order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TurnProblem {
    /// The turn of this number (from 0) goes to a thread that has nothing left to do, or waits.
    NoTurnLeft(usize),
    /// This many turns were taken, and then threads still had operations to do.
    TurnsMissing(usize),
    /// The body panicked.
    Panicked(String),
}

/// Runs `body` once. The threads that it starts are numbered from 0 in the order of their start;
/// each turn lets one of them do one visible operation.
///
/// # Errors
///
/// When the turns do not fit the program.
pub fn in_turns<T: Send + 'static>(
    turns: &[usize],
    body: impl Fn() -> T + Send + Sync + 'static,
) -> Result<Run<T>, TurnProblem> {
    let (body, value) = body_with_value(body);
    let taken = Rc::new(RefCell::new(Taken::default()));
    let chooser = Turns {
        turns: turns.to_vec(),
        taken: Rc::clone(&taken),
        begun: false,
    };
    let trace = Rc::new(RefCell::new(None));
    let kept = Rc::clone(&trace);
    conduct(
        chooser,
        Time::Ideal,
        super::STEP_LIMIT,
        &body,
        move |w, _| {
            *kept.borrow_mut() = Some(Trace::of(w));
            Next::Enough
        },
    );
    if let Some(problem) = taken.borrow_mut().problem.take() {
        return Err(problem);
    }
    let trace = trace.borrow_mut().take().expect("one execution was run");
    match take_value(&value) {
        Some(value) => Ok(Run {
            value,
            elapsed: trace.elapsed(),
            trace,
        }),
        None => Err(TurnProblem::Panicked(
            trace.first_panic().unwrap_or_default(),
        )),
    }
}

#[derive(Default)]
struct Taken {
    count: usize,
    problem: Option<TurnProblem>,
}

struct Turns {
    turns: Vec<usize>,
    taken: Rc<RefCell<Taken>>,
    begun: bool,
}

impl Chooser for Turns {
    fn begin(&mut self) -> Option<()> {
        (!std::mem::replace(&mut self.begun, true)).then_some(())
    }

    /// The body, and threads that have not begun, go on by themselves; then turn follows turn.
    fn choose(&mut self, options: &Options<'_>) -> Option<usize> {
        let free =
            |task: &TaskId| *task == TaskId::BODY || world::with(|w| w.task(*task).place.is_none());
        if let Some(index) = options.candidates.iter().position(free) {
            return Some(index);
        }
        let mut taken = self.taken.borrow_mut();
        let Some(turn) = self.turns.get(taken.count) else {
            taken.problem = Some(TurnProblem::TurnsMissing(taken.count));
            return None;
        };
        let index = options
            .candidates
            .iter()
            .position(|task| task.index() == turn + 1);
        if index.is_none() {
            taken.problem = Some(TurnProblem::NoTurnLeft(taken.count));
        }
        taken.count += 1;
        index
    }
}

//! A schedule written as turns: which thread does the next operation.

use crate::claim::{Run, body_with_value, take_value};
use crate::rt::TaskId;
use crate::rt::candidates::Candidate;
use crate::rt::world::{Mode, Time, World};
use crate::schedule::{Chooser, Next, STEP_LIMIT, run_schedules};
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
    in_each_order(vec![turns.to_vec()], body).pop().expect("one order gives one run")
}

/// As [`in_turns`], once for each of `orders`.
pub fn in_each_order<T: Send + 'static>(
    orders: Vec<Vec<usize>>,
    body: impl Fn() -> T + Send + Sync + 'static,
) -> Vec<Result<Run<T>, TurnProblem>> {
    let (body, values) = body_with_value(body);
    let taken = Rc::new(RefCell::new(Taken::default()));
    let mut runs = Vec::new();
    let mut chooser = Turns { orders: orders.into_iter(), turns: Vec::new(), taken: Rc::clone(&taken) };
    run_schedules(&mut chooser, Mode::plain(Time::Ideal), STEP_LIMIT, &body, &mut |w| {
        let problem = std::mem::take(&mut *taken.borrow_mut()).problem;
        runs.push(run(problem, take_value(&values), Trace::of(w)));
        Next::More
    });
    runs
}

fn run<T>(problem: Option<TurnProblem>, value: Option<T>, trace: Trace) -> Result<Run<T>, TurnProblem> {
    match (problem, value) {
        (Some(problem), _) => Err(problem),
        (None, Some(value)) => Ok(Run { value, elapsed: trace.elapsed(), trace }),
        (None, None) => Err(TurnProblem::Panicked(trace.first_panic().unwrap_or_default())),
    }
}

#[derive(Default)]
struct Taken {
    count: usize,
    problem: Option<TurnProblem>,
}

struct Turns {
    orders: std::vec::IntoIter<Vec<usize>>,
    turns: Vec<usize>,
    taken: Rc<RefCell<Taken>>,
}

impl Chooser for Turns {
    fn begin(&mut self) -> Option<()> {
        self.turns = self.orders.next()?;
        Some(())
    }

    /// The body, and threads that do nothing, continue by themselves; then turn follows turn.
    fn choose(&mut self, w: &World, candidates: &[Candidate]) -> Option<usize> {
        let free = |it: &Candidate| it.task == TaskId::BODY || !w.task(it.task).acts();
        if let Some(index) = candidates.iter().position(free) {
            return Some(index);
        }
        let mut taken = self.taken.borrow_mut();
        let Some(turn) = self.turns.get(taken.count) else {
            taken.problem = Some(TurnProblem::TurnsMissing(taken.count));
            return None;
        };
        let index = candidates.iter().position(|it| it.task.index() == turn + 1);
        if index.is_none() {
            taken.problem = Some(TurnProblem::NoTurnLeft(taken.count));
        }
        taken.count += 1;
        index
    }
}

//! Tries the schedules of a body, and keeps the first failure.

use crate::by_hand;
use crate::rt::world::{Ending, Time, World};
use crate::schedule::exhaustive::{Exhaustive, Progress};
use crate::schedule::portfolio::{priorities, uniform_walk};
use crate::schedule::random::random;
use crate::schedule::replay::{Misfit, Replay};
use crate::schedule::{Body, Chooser, Fairness, Next, STEP_LIMIT, conduct};
use crate::trace::Trace;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;

/// The depth-first search is given up beyond so many executions or steps in all, or earlier if it is hopeless.
const EXHAUSTIVE: Budget = Budget { runs: 2_000, steps: 60_000 };
/// Each scheduler of the portfolio tries so many executions, within so many steps in all.
const SAMPLED: Budget = Budget { runs: 1_000, steps: 120_000 };
/// An execution of the depth-first search that takes more steps is not worth its siblings.
const DEEP: usize = 5_000;

/// How much may be spent. Steps are counted, not seconds: so a verdict never depends on the load.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Budget {
    pub runs: usize,
    pub steps: usize,
}

/// An execution that must not happen.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub ending: Ending,
    pub decisions: Vec<u32>,
    pub trace: Trace,
    pub output: String,
}

impl Found {
    pub(crate) fn of(w: &World) -> Self {
        Found {
            ending: w.ending.clone().expect("an execution that is over has an ending"),
            decisions: w.decisions.clone(),
            trace: Trace::of(w),
            output: w.output.last_lines(5),
        }
    }
}

/// Whether an exploration has tried all there is to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Coverage {
    /// Every schedule.
    Whole,
    /// A fixed selection.
    #[default]
    Selection,
}

/// What an exploration adds up.
#[derive(Default)]
pub(crate) struct Tally {
    pub runs: usize,
    steps: usize,
    seen: HashSet<u64>,
    pub found: Option<Found>,
    /// Executions that an unfair schedule made endless: they say nothing about the answer.
    given_up: usize,
    pub busy: Option<String>,
    pub coverage: Coverage,
}

impl Tally {
    pub fn distinct(&self) -> usize {
        self.seen.len()
    }

    fn note(&mut self, w: &World, fairness: Fairness) {
        self.runs += 1;
        self.steps += w.steps;
        self.seen.insert(w.fingerprint);
        let ending = w.ending.as_ref().expect("an execution that is over has an ending");
        if matches!(ending, Ending::TooManySteps) && fairness == Fairness::Unfair {
            self.given_up += 1;
        } else if is_failure(ending) {
            self.found = Some(Found::of(w));
        }
        if self.busy.is_none() {
            self.busy = crate::messages::busy_waiting(w);
        }
    }
}

/// Whether the execution shows that the answer is wrong, or cannot be judged.
pub(crate) fn is_failure(ending: &Ending) -> bool {
    !matches!(ending, Ending::Returned | Ending::GivenUp)
}

/// Tries every schedule where the tree is small, else the portfolio.
pub(crate) fn explore(time: Time, body: &Body) -> Tally {
    if by_hand::is_taken() {
        return go_through(time, body);
    }
    let tally = Rc::new(RefCell::new(Tally::default()));
    if exhaust(time, body, &tally) {
        tally.borrow_mut().coverage = Coverage::Whole;
    } else if tally.borrow().found.is_none() {
        sample(time, body, &tally, SAMPLED);
    }
    finish(tally)
}

/// Tries a few schedules: for questions whose answer hardly depends on the schedule.
pub(crate) fn explore_briefly(time: Time, body: &Body, budget: Budget) -> Tally {
    if by_hand::is_taken() {
        return go_through(time, body);
    }
    let tally = Rc::new(RefCell::new(Tally::default()));
    let first = Budget { runs: 1, ..budget };
    let one = Exhaustive::new(1, Rc::new(Cell::new(Progress::Searching)));
    try_all(one, time, STEP_LIMIT, body, &tally, first);
    // A first run without end has used up the steps, and says nothing: a fair one must tell.
    let undecided = tally.borrow().steps < budget.steps || tally.borrow().given_up > 0;
    if tally.borrow().found.is_none() && undecided {
        try_all(random(budget.runs), time, STEP_LIMIT, body, &tally, budget);
    }
    finish(tally)
}

/// Whoever plays the scheduler wants another claim of the check: this one is only passed, held or not.
fn go_through(time: Time, body: &Body) -> Tally {
    conduct(Replay::new(Vec::new(), Misfit::TakeFirst), time, STEP_LIMIT, body, |_, _| Next::Enough);
    Tally::default()
}

fn finish(tally: Rc<RefCell<Tally>>) -> Tally {
    let tally = std::mem::take(&mut *tally.borrow_mut());
    crate::session::with(|session| {
        session.schedules += tally.runs;
        session.distinct += tally.distinct();
        session.advice.extend(tally.busy.clone());
    });
    tally
}

/// Depth first; says whether every schedule was tried.
fn exhaust(time: Time, body: &Body, tally: &Rc<RefCell<Tally>>) -> bool {
    let progress = Rc::new(Cell::new(Progress::Searching));
    let search = Exhaustive::new(EXHAUSTIVE.runs, Rc::clone(&progress));
    try_all(search, time, DEEP, body, tally, EXHAUSTIVE);
    progress.get() == Progress::Complete && tally.borrow().given_up == 0
}

fn sample(time: Time, body: &Body, tally: &Rc<RefCell<Tally>>, budget: Budget) {
    try_all(random(budget.runs), time, STEP_LIMIT, body, tally, budget);
    for sampler in [uniform_walk, priorities] {
        if tally.borrow().found.is_none() {
            try_all(sampler(budget.runs), time, STEP_LIMIT, body, tally, budget);
        }
    }
}

fn try_all(
    chooser: impl Chooser + 'static,
    time: Time,
    step_limit: usize,
    body: &Body,
    tally: &Rc<RefCell<Tally>>,
    budget: Budget,
) {
    let mut left = budget;
    let tally = Rc::clone(tally);
    conduct(chooser, time, step_limit, body, move |w, fairness| {
        let mut tally = tally.borrow_mut();
        tally.note(w, fairness);
        left.runs -= 1;
        left.steps = left.steps.saturating_sub(w.steps);
        // One endless execution of the depth-first search means that its tree is endless too.
        let endless = tally.given_up > 0 && matches!(w.ending, Some(Ending::TooManySteps));
        if tally.found.is_some() || left.runs == 0 || left.steps == 0 || endless {
            Next::Enough
        } else {
            Next::More
        }
    });
}

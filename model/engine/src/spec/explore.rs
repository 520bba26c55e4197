//! Runs a program under its schedules, and collects the distinct histories.

use super::Waiting;
use super::history::{self, Limits};
use super::judge::Mark;
use crate::claim::explore::{Budget, Found, is_failure};
use crate::claim::{judges, shrink};
use crate::rt::world::{Ending, Mode, Time, World};
use crate::schedule::bounded::Bounded;
use crate::schedule::hold_back::HoldBack;
use crate::schedule::reduced::Reduced;
use crate::schedule::replay::{Misfit, Replay};
use crate::schedule::{Body, Chooser, Next, Random, STEP_LIMIT, Schedule, run_schedules};
use rustc_hash::FxHashSet;

/// The budget for all schedules, reduced, of a program of up to two calls, where two threads meet.
const REDUCED: Budget = Budget { runs: 200, steps: 5_000 };
/// The same, of a larger one: its calls in every order show more than all schedules that are alike in the beginning.
const REDUCED_LARGE: Budget = Budget { runs: 50, steps: 2_500 };
/// The budget of each other way to choose, for one program.
const SAMPLED: Budget = Budget { runs: 40, steps: 2_000 };
/// The budget for finding a failure with few switches, for each number of them.
const FEW: Budget = Budget { runs: 300, steps: 20_000 };
/// No run of a small program needs more steps, if it ends.
const DEEP: usize = 3_000;
/// If threads run without end, no run shows anything new after this many steps.
const ENDLESS: usize = 200;
/// Under how many schedules a program is run at the moments that were chosen for it.
const IDEAL: usize = 2;
/// Under how many random schedules a larger program is run if it has too many.
const RANDOM: usize = 15;
/// Under how many schedules with a spurious wake-up.
const SPURIOUS: usize = 5;

/// A program to run.
pub(crate) struct Try<'a> {
    pub body: &'a Body,
    pub limits: &'a Limits,
    pub waiting: Waiting,
    pub time: Time,
    /// How many calls the program has, between what is always done.
    pub calls: usize,
}

/// A history, and the run that first showed it.
pub(crate) struct Shown {
    pub history: Vec<Mark>,
    pub mode: Mode,
    pub decisions: Vec<u32>,
}

/// What the runs of a program have shown.
pub(crate) struct Gathered {
    pub shown: Vec<Shown>,
    known: FxHashSet<Vec<Mark>>,
    /// A run that ended in a forbidden way.
    pub found: Option<Found>,
    /// Without those that show nothing new.
    pub runs: usize,
    pub spent: Budget,
    /// Whether every schedule was tried.
    pub whole: bool,
    /// Whether a spurious wake-up was possible.
    waits: bool,
}

impl Try<'_> {
    /// Runs the program under all schedules that differ, or under some if there are too many.
    pub fn explore(&self) -> Gathered {
        let mut gathered = Gathered::new();
        match self.time {
            Time::AnySpeed if self.waiting == Waiting::InTime => self.beside_endless_threads(&mut gathered),
            Time::AnySpeed => self.at_any_speed(&mut gathered),
            Time::Ideal => {
                let mode = Mode::plain(Time::Ideal);
                let one = Budget { runs: 1, ..SAMPLED };
                self.run(&mut Bounded::new(0), mode, one, STEP_LIMIT, &mut gathered);
                self.run(&mut Random::new(IDEAL - 1), mode, SAMPLED, STEP_LIMIT, &mut gathered);
                gathered.whole = true;
            }
        }
        gathered
    }

    fn at_any_speed(&self, gathered: &mut Gathered) {
        let mode = Mode::plain(Time::AnySpeed);
        let mut reduced = Reduced::default();
        let is_large = self.calls > 2;
        self.run(&mut reduced, mode, if is_large { REDUCED_LARGE } else { REDUCED }, DEEP, gathered);
        gathered.whole = reduced.complete;
        if !gathered.whole {
            self.run(&mut Bounded::new(0), mode, SAMPLED, STEP_LIMIT, gathered);
            let mut held_back: Box<dyn Chooser> =
                if is_large { Box::new(Random::new(RANDOM)) } else { Box::new(HoldBack::default()) };
            self.run(&mut *held_back, mode, SAMPLED, STEP_LIMIT, gathered);
        }
        if gathered.waits {
            let once = Mode { spurious: 1, ..mode };
            self.run(&mut Random::new(SPURIOUS), once, SAMPLED, STEP_LIMIT, gathered);
        }
    }

    /// What runs by the clock, such as a ticker, may go on without end, so reduction would never come to the rest.
    fn beside_endless_threads(&self, gathered: &mut Gathered) {
        let mode = Mode::plain(Time::AnySpeed);
        let choosers: [Box<dyn Chooser>; 4] = [
            Box::new(Bounded::new(0)),
            Box::new(Bounded::new(1)),
            Box::new(HoldBack::default()),
            Box::new(Random::new(RANDOM)),
        ];
        for mut chooser in choosers {
            self.run(&mut *chooser, mode, SAMPLED, ENDLESS, gathered);
        }
        let once = Mode { spurious: 1, ..mode };
        self.run(&mut Random::new(SPURIOUS), once, SAMPLED, ENDLESS, gathered);
    }

    fn run(
        &self,
        chooser: &mut dyn Chooser,
        mode: Mode,
        budget: Budget,
        deep: usize,
        gathered: &mut Gathered,
    ) {
        if gathered.found.is_some() {
            return;
        }
        let mut left = budget;
        run_schedules(chooser, mode, deep, self.body, &mut |w| {
            gathered.spent.runs += 1;
            gathered.spent.steps += w.steps;
            gathered.waits |= w.noticed.waits;
            left.runs = left.runs.saturating_sub(1);
            left.steps = left.steps.saturating_sub(w.steps);
            let too_deep = deep < STEP_LIMIT && matches!(w.ending, Some(Ending::TooManySteps));
            if !too_deep && !matches!(w.ending, Some(Ending::GivenUp)) {
                gathered.runs += 1;
                gathered.note(w, mode, self);
            }
            let enough =
                (too_deep && deep == DEEP) || gathered.found.is_some() || left.runs == 0 || left.steps == 0;
            if enough { Next::Enough } else { Next::More }
        });
    }

    /// The same with as few switches as can be found; `fails` says which histories are meant.
    pub fn with_few_switches(&self, mode: Mode, fails: &mut dyn FnMut(&[Mark]) -> bool) -> Option<Shown> {
        (0..=3).find_map(|few| {
            let mut gathered = Gathered::new();
            self.run(&mut Bounded::new(few), mode, FEW, STEP_LIMIT, &mut gathered);
            gathered.shown.into_iter().find(|shown| fails(&shown.history))
        })
    }

    /// A run that ended in a forbidden way without a spurious wake-up, if there is one.
    pub fn for_a_reason(&self, found: Found) -> Found {
        let mode = Mode::plain(found.mode.time);
        let plainly = (0..=3).filter(|_| found.mode != mode).find_map(|few| {
            let mut gathered = Gathered::new();
            self.run(&mut Bounded::new(few), mode, FEW, STEP_LIMIT, &mut gathered);
            gathered.found
        });
        plainly.unwrap_or(found)
    }

    /// Runs one schedule; what it showed of the calls, and all of it.
    pub fn replay(&self, schedule: &Schedule) -> (Found, Option<Vec<Mark>>) {
        let mut chooser = Replay::new(schedule.deviations.clone(), Misfit::GiveUp);
        let mut seen = None;
        run_schedules(&mut chooser, schedule.mode, STEP_LIMIT, self.body, &mut |w| {
            seen = Some((Found::of(w, schedule.mode), self.history(w)));
            Next::Enough
        });
        seen.expect("a replay runs one execution")
    }

    /// What the finished run has shown of the calls; nothing if it ended in a forbidden way.
    pub fn history(&self, w: &World) -> Option<Vec<Mark>> {
        let mut gathered = Gathered::new();
        gathered.note(w, Mode::plain(self.time), self);
        gathered.shown.pop().map(|shown| shown.history)
    }
}

impl Gathered {
    fn new() -> Self {
        Gathered {
            shown: Vec::new(),
            known: FxHashSet::default(),
            found: None,
            runs: 0,
            spent: Budget { runs: 0, steps: 0 },
            whole: false,
            waits: false,
        }
    }

    fn note(&mut self, w: &World, mode: Mode, tried: &Try<'_>) {
        let ending = w.ending.as_ref().expect("an execution that is over has an ending");
        // Who waits for ever may have to: that is for the specification to say.
        let waits = matches!(ending, Ending::Deadlock | Ending::BusyForEver);
        let may_be_right = waits && history::some_call_waits(w);
        if is_failure(ending) && !may_be_right {
            self.found = Some(Found::of(w, mode));
            return;
        }
        let history = match mode.time {
            Time::AnySpeed => history::at_any_speed(w, tried.limits),
            Time::Ideal => history::in_ideal_time(w, tried.limits, tried.waiting),
        };
        if self.known.insert(history.clone()) {
            self.shown.push(Shown { history, mode, decisions: w.decisions.clone() });
        }
    }
}

/// The failure with the fewest switches.
pub(crate) fn shrunk(found: Found, body: &Body) -> Found {
    if judges(&found.ending) { shrink::shrink(found, body) } else { found }
}

//! Tries the schedules of a body, and keeps the first failure.
//!
//! In this order: the schedule without a needless switch; each thread delayed once, for as long as anything else can
//! run; all schedules, reduced; if these are too many, all with 0, 1 and 2 pre-emptions, and then some at random, with
//! fixed seeds. Spurious wake-ups come last. The first failure ends the search.

use super::session;
use crate::memory;
use crate::rt::world::{Counts, Ending, Mode, Noticed, Time, World};
use crate::schedule::bounded::{Bounded, Progress};
use crate::schedule::hold_back::HoldBack;
use crate::schedule::priorities::Priorities;
use crate::schedule::reduced::Reduced;
use crate::schedule::uniform_walk::UniformWalk;
use crate::schedule::{Body, Chooser, Next, Random, STEP_LIMIT, run_schedules};
use crate::story::messages::busy_waiting;
use crate::trace::Trace;
use protocol::Coverage;
use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

/// The budget for delaying threads.
const HELD_BACK: Budget = Budget { runs: 200, steps: 60_000 };
/// The budget for all schedules, reduced.
const REDUCED: Budget = Budget { runs: 6_000, steps: 150_000 };
/// The budget for the schedules with few pre-emptions, for each number of them.
const BOUNDED: Budget = Budget { runs: 6_000, steps: 150_000 };
/// The budget of each kind of random choice.
const SAMPLED: Budget = Budget { runs: 500, steps: 60_000 };
/// The most pre-emptions that are searched for one after another.
const MOST_PREEMPTIONS: usize = 2;
/// The siblings of an execution with more steps than this are not tried.
const DEEP: usize = 5_000;
/// This many spurious wake-ups may occur in an execution whose schedule is chosen at random.
const SPURIOUS: usize = 3;

/// This many bytes cost as much as a step: mapping and filling them takes time.
const BYTES_OF_A_STEP: usize = 2_048;
/// With this many threads a step costs twice as much: each of them is looked at.
const THREADS_OF_A_STEP: usize = 256;
/// No more is tried once abandoned threads have left this many bytes behind.
const MOST_LEFT_BEHIND: usize = 1 << 29;

/// What an execution cost, in steps.
fn cost(w: &World) -> usize {
    w.steps + w.steps * w.tasks.len() / THREADS_OF_A_STEP + w.allocated / BYTES_OF_A_STEP
}

/// A budget. It counts steps, not seconds, so a verdict never depends on the load.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Budget {
    pub runs: usize,
    pub steps: usize,
}

impl Budget {
    fn is_spent(self) -> bool {
        self.runs == 0 || self.steps == 0
    }
}

/// An execution that must not happen.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub ending: Ending,
    pub mode: Mode,
    pub decisions: Vec<u32>,
    pub trace: Trace,
    pub output: String,
}

impl Found {
    pub(crate) fn of(w: &World, mode: Mode) -> Self {
        Found {
            ending: w.ending.clone().expect("an execution that is over has an ending"),
            mode,
            decisions: w.decisions.clone(),
            trace: Trace::of(w),
            output: w.output.last_lines(5),
        }
    }
}

/// Fingerprints are hashes already.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("only numbers are hashed")
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// What an exploration adds up.
pub(crate) struct Tally {
    pub runs: usize,
    /// The number of the current series of executions, from 1.
    series: usize,
    /// Those that the coverage counts; all where there are none.
    pub counted: Vec<usize>,
    seen: HashSet<u64, BuildHasherDefault<AsItIs>>,
    pub found: Option<Found>,
    pub busy: Option<String>,
    pub coverage: Coverage,
    noticed: Noticed,
    /// The most steps that an execution took.
    longest: usize,
    /// How many bytes were in use before the first execution.
    in_use: usize,
}

impl Tally {
    fn new() -> Self {
        Tally {
            runs: 0,
            series: 0,
            counted: Vec::new(),
            seen: HashSet::default(),
            found: None,
            busy: None,
            coverage: Coverage::Sampled { schedules: 0 },
            noticed: Noticed::default(),
            longest: 0,
            in_use: memory::in_use(),
        }
    }

    /// Whether what executions left behind leaves room for more of them.
    fn has_room(&self) -> bool {
        memory::in_use().saturating_sub(self.in_use) < MOST_LEFT_BEHIND
    }

    pub fn distinct(&self) -> usize {
        self.seen.len()
    }

    fn note(&mut self, w: &World, mode: Mode, watch: &mut dyn Watch) {
        self.runs += 1;
        self.longest = self.longest.max(w.steps);
        self.seen.insert(w.fingerprint);
        self.noticed.add(w.noticed);
        if watch.over(w, mode, self.series) == Next::Enough {
            self.found = Some(Found::of(w, mode));
        }
        if self.busy.is_none() {
            self.busy = busy_waiting(w);
        }
    }

    /// More steps than any execution needs that ends.
    fn step_limit(&self) -> usize {
        match self.longest {
            0 => STEP_LIMIT,
            longest => (4 * longest).clamp(200_000, STEP_LIMIT),
        }
    }
}

/// Whether the execution shows that the answer is wrong, or cannot be judged.
pub(crate) fn is_failure(ending: &Ending) -> bool {
    !matches!(ending, Ending::Returned | Ending::GivenUp)
}

/// Sees each execution when it is over, with the number of its series, and says whether it is the last.
pub(crate) trait Watch {
    fn over(&mut self, w: &World, mode: Mode, series: usize) -> Next;
}

/// Looks for a failure: the first one is enough.
struct FirstFailure;

impl Watch for FirstFailure {
    fn over(&mut self, w: &World, _: Mode, _: usize) -> Next {
        let ending = w.ending.as_ref().expect("an execution that is over has an ending");
        if is_failure(ending) { Next::Enough } else { Next::More }
    }
}

/// Tries every schedule if reduction makes that possible, otherwise those with few pre-emptions and some more.
pub(crate) fn explore(time: Time, body: &Body) -> Tally {
    explore_watched(time, body, &mut FirstFailure)
}

/// As [`explore`], and `watch` says which execution is the last.
pub(crate) fn explore_watched(time: Time, body: &Body, watch: &mut dyn Watch) -> Tally {
    let mut search = Search { mode: Mode::plain(time), body, tally: Tally::new(), watch };
    search.first_runs();
    // Whether an `Arc`'s counts matter is known once somebody has asked for them.
    if search.tally.noticed.asks_for_counts && search.goes_on() {
        search.mode.counts = Counts::Observed;
        search.first_runs();
    }
    search.all();
    search.finish()
}

/// Tries a few schedules: for questions whose answer hardly depends on the schedule.
pub(crate) fn explore_briefly(time: Time, body: &Body, budget: Budget) -> Tally {
    let mut search = Search { mode: Mode::plain(time), body, tally: Tally::new(), watch: &mut FirstFailure };
    search.try_all(&mut Bounded::new(0), Budget { runs: 1, ..budget });
    if search.tally.noticed.asks_for_counts {
        search.mode.counts = Counts::Observed;
    }
    if search.goes_on() {
        search.try_all(&mut Random::new(budget.runs), budget);
    }
    if search.goes_on() && search.tally.noticed.waits {
        search.mode.spurious = SPURIOUS;
        search.try_all(&mut Random::new(budget.runs), budget);
    }
    search.tally.coverage = Coverage::Sampled { schedules: search.tally.runs };
    search.finish()
}

struct Search<'a> {
    mode: Mode,
    body: &'a Body,
    tally: Tally,
    watch: &'a mut dyn Watch,
}

/// How a series of executions came to its end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Series {
    /// There was no other one to try.
    Complete,
    /// The budget was spent, or a failure found.
    Stopped,
}

/// What a series has shown.
#[derive(Clone, Copy)]
struct Shown {
    series: Series,
    /// How many executions there were, without those that only repeat what others showed.
    runs: usize,
    /// Whether threads were kept from going on, so that executions end.
    forbade: bool,
}

impl Shown {
    fn is_all(self) -> bool {
        self.series == Series::Complete && !self.forbade
    }
}

impl Search<'_> {
    fn goes_on(&self) -> bool {
        self.tally.found.is_none()
    }

    fn first_runs(&mut self) {
        self.try_all(&mut HoldBack::default(), HELD_BACK);
    }

    fn all(&mut self) {
        if !self.goes_on() {
            return;
        }
        let whole = self.reduced(0);
        if let Some(schedules) = whole {
            self.proved(Coverage::Whole { schedules });
        }
        if !self.goes_on() || (whole.is_some() && !self.tally.noticed.waits) {
            return;
        }
        if whole.is_some()
            && let Some(schedules) = self.reduced(1)
        {
            self.proved(Coverage::Whole { schedules });
            return self.several_spurious();
        }
        self.with_few_preemptions();
    }

    /// The last series has shown this.
    fn proved(&mut self, coverage: Coverage) {
        self.tally.coverage = coverage;
        self.tally.counted = vec![self.tally.series];
    }

    /// How many schedules there are that differ, if they were all tried.
    fn reduced(&mut self, spurious: usize) -> Option<usize> {
        if self.tally.noticed.trace_is_read || self.tally.longest > DEEP {
            return None;
        }
        self.mode.spurious = spurious;
        let mut reduced = Reduced::default();
        let shown = self.try_reduced(&mut reduced);
        self.mode.spurious = 0;
        (reduced.complete && shown.is_all() && !self.tally.noticed.trace_is_read).then_some(shown.runs)
    }

    fn try_reduced(&mut self, reduced: &mut Reduced) -> Shown {
        let mut left = REDUCED;
        let mut shown = Shown { series: Series::Complete, runs: 0, forbade: false };
        let (mode, tally, watch) = (self.mode, &mut self.tally, &mut *self.watch);
        tally.series += 1;
        run_schedules(reduced, mode, DEEP, self.body, &mut |w| {
            shown.forbade |= w.forbade;
            left.runs = left.runs.saturating_sub(1);
            left.steps = left.steps.saturating_sub(cost(w));
            // How deep the tree is says nothing about the answer.
            let too_deep = matches!(w.ending, Some(Ending::TooManySteps));
            if !too_deep && !matches!(w.ending, Some(Ending::GivenUp)) {
                tally.note(w, mode, watch);
                shown.runs += 1;
            }
            let enough =
                too_deep || w.forbade || tally.found.is_some() || left.is_spent() || !tally.has_room();
            if enough {
                shown.series = Series::Stopped;
            }
            if enough { Next::Enough } else { Next::More }
        });
        shown
    }

    fn with_few_preemptions(&mut self) {
        let mut proved = None;
        for bound in 0..=MOST_PREEMPTIONS {
            let mut bounded = Bounded::new(bound);
            let shown = self.try_all(&mut bounded, BOUNDED);
            if !self.goes_on() {
                return;
            }
            if bounded.progress != Progress::Complete || !shown.is_all() {
                break;
            }
            proved = Some((bound, shown.runs, self.tally.series));
            if !bounded.cut && !self.tally.noticed.waits {
                return self.proved(Coverage::Whole { schedules: shown.runs });
            }
        }
        let (before, series) = (self.tally.runs, self.tally.series);
        self.by_chance(0);
        if self.tally.noticed.waits {
            self.by_chance(SPURIOUS);
        }
        let more = self.tally.runs - before;
        self.tally.coverage = match proved {
            Some((bound, schedules, all)) => {
                self.tally.counted = (series + 1..=self.tally.series).chain([all]).collect();
                Coverage::Bounded { bound, schedules, more }
            }
            None => Coverage::Sampled { schedules: self.tally.runs },
        };
    }

    fn by_chance(&mut self, spurious: usize) {
        let budget = SAMPLED;
        self.mode.spurious = spurious;
        let mut samplers: [Box<dyn Chooser>; 3] = [
            Box::new(Random::new(budget.runs)),
            Box::new(UniformWalk::new(budget.runs)),
            Box::new(Priorities::new(budget.runs)),
        ];
        for sampler in &mut samplers {
            if self.goes_on() {
                self.try_all(&mut **sampler, budget);
            }
        }
        self.mode.spurious = 0;
    }

    /// One spurious wake-up was tried everywhere; several are tried here and there.
    fn several_spurious(&mut self) {
        self.mode.spurious = SPURIOUS;
        self.try_all(&mut Random::new(SAMPLED.runs), SAMPLED);
        self.mode.spurious = 0;
    }

    fn try_all(&mut self, chooser: &mut dyn Chooser, budget: Budget) -> Shown {
        let mut left = budget;
        let mut shown = Shown { series: Series::Complete, runs: 0, forbade: false };
        let (mode, tally, watch) = (self.mode, &mut self.tally, &mut *self.watch);
        tally.series += 1;
        run_schedules(chooser, mode, tally.step_limit(), self.body, &mut |w| {
            tally.note(w, mode, watch);
            shown.runs += 1;
            shown.forbade |= w.forbade;
            left.runs = left.runs.saturating_sub(1);
            left.steps = left.steps.saturating_sub(cost(w));
            if tally.found.is_some() || left.is_spent() || !tally.has_room() {
                shown.series = Series::Stopped;
                Next::Enough
            } else {
                Next::More
            }
        });
        shown
    }

    fn finish(self) -> Tally {
        let tally = self.tally;
        session::with(|session| {
            session.schedules += tally.runs;
            session.distinct += tally.distinct();
            session.advice.extend(tally.busy.clone());
        });
        tally
    }
}

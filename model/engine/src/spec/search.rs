//! Goes through the programs of a specification, and ends the check at the first history that nothing explains.

use super::book::Numbered;
use super::clients::Script;
use super::explore::{Gathered, Shown, Try, shrunk};
use super::history::Limits;
use super::judge::{Contract, Mark, Outcomes, Why, judge};
use super::situations::{Situations, Waits};
use super::{Caller, Waiting, messages, moments};
use crate::claim::explore::{Budget, Found, is_failure};
use crate::claim::failure::Failure;
use crate::claim::{Aim, Claim, Offer, is_played, offered, session, verdict};
use crate::rt::world::{Ending, Mode, Time, World};
use crate::schedule::{Schedule, deviations};
use crate::story::messages::happened;
use crate::trace::Trace;
use protocol::{Coverage, Exploration, Verdict};
use rustc_hash::FxHashMap;
use std::any::Any;
use std::cell::RefCell;
use std::cmp::Reverse;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;

/// The budget of all programs of one check together. It counts steps and runs, not seconds, so a verdict never depends
/// on the load.
const ALL: Budget = Budget { runs: 7_000, steps: 160_000 };
/// The same if the answer has threads of its own: each costs as much as many steps.
const ALL_WITH_THREADS: Budget = Budget { runs: 3_000, steps: 60_000 };
/// Larger programs show little more.
const MOST_CALLS: usize = 5;
/// This many programs of one size are looked at, for each specification.
const MOST_LOOKED_AT: usize = 400;

/// A specification, a book for each way to set the object up.
pub(crate) type Books = Vec<Box<dyn Numbered>>;

/// Judges the answer by a specification, unless it fails what an earlier step asks.
pub(crate) fn hold_given(claim: &Claim, books: &dyn Fn() -> Books, earlier: &dyn Fn() -> Books) {
    let held = |books: Books| catch_unwind(AssertUnwindSafe(|| hold(claim, books)));
    let Err(failure) = held(books()) else {
        return;
    };
    if session::replays() || is_ours(&*failure) {
        resume_unwind(failure);
    }
    match held(earlier()) {
        Ok(()) => resume_unwind(failure),
        Err(earlier) if is_ours(&*earlier) => resume_unwind(earlier),
        Err(_) => {}
    }
}

/// Whether a check ended by an error of the workbook: that is never left to another step.
fn is_ours(failure: &(dyn Any + Send)) -> bool {
    failure.downcast_ref::<Failure>().is_none_or(|failure| failure.verdict == Some(Verdict::InternalError))
}

/// Judges the answer by the specification of the books.
fn hold(claim: &Claim, books: Books) {
    // There are too many programs to offer them to somebody who plays the scheduler.
    if is_played() {
        return;
    }
    let waits_idly = books.iter().all(|book| book.waiting() == Waiting::Idle);
    let budget = if waits_idly { ALL } else { ALL_WITH_THREADS };
    let spent = Budget { runs: 0, steps: 0 };
    let mut search = Search { claim, programs: 0, runs: 0, budget, spent, whole: true, part: 0 };
    let mut judges: Vec<Judge> = books.into_iter().map(Judge::new).collect();
    let mut situations = Situations::default();
    for size in 1..=MOST_CALLS {
        for (at, script, waits) in search.chosen(size, &mut judges, &mut situations) {
            search.hold(&mut judges[at], &script, waits);
        }
    }
    search.finish();
}

/// A specification, and what is known of it.
pub(crate) struct Judge {
    pub book: Box<dyn Numbered>,
    start: u32,
    known: FxHashMap<(u32, u8, Caller), Outcomes>,
}

impl Judge {
    pub fn new(mut book: Box<dyn Numbered>) -> Judge {
        let start = book.start();
        Judge { book, start, known: FxHashMap::default() }
    }

    fn limits(&self, script: &Script) -> Limits {
        script.steps.iter().map(|step| self.book.patience(step.code)).collect()
    }

    /// What the specification says of a history.
    fn judge(&mut self, script: &Script, limits: &Limits, history: &[Mark]) -> Result<(), Why> {
        judge(history, self.start, &mut Judged { judge: self, script, limits })
    }

    /// What the call may do in a state.
    pub fn step(&mut self, script: &Script, state: u32, call: u32) -> Outcomes {
        let (code, by) = (script.steps[call as usize].code, script.caller(call));
        if let Some(known) = self.known.get(&(state, code, by)) {
            return Rc::clone(known);
        }
        let steps = catch_unwind(AssertUnwindSafe(|| self.book.step(state, code, by)));
        let steps: Outcomes = steps.unwrap_or_else(|_| broken(&self.program(script))).into();
        self.known.insert((state, code, by), Rc::clone(&steps));
        steps
    }

    /// The state after these calls, if each of them can be made.
    pub fn after(&mut self, script: &Script, calls: &[u32]) -> Option<u32> {
        let start = self.start;
        calls.iter().try_fold(start, |state, call| Some(self.step(script, state, *call).first()?.0))
    }

    fn program(&self, script: &Script) -> String {
        messages::program(&*self.book, script)
    }
}

/// The specification itself panicked: that says nothing about the answer.
fn broken(program: &str) -> ! {
    let happened = messages::broken(program, crate::rt::panics::last());
    Failure { happened, verdict: Some(Verdict::InternalError), ..Failure::default() }.raise()
}

struct Judged<'a> {
    judge: &'a mut Judge,
    script: &'a Script,
    limits: &'a Limits,
}

impl Contract for Judged<'_> {
    fn step(&mut self, state: u32, call: u32) -> Outcomes {
        self.judge.step(self.script, state, call)
    }

    fn gives_up(&self, call: u32) -> Option<u32> {
        self.limits[call as usize].map(|(_, answer)| answer)
    }

    fn may_be_slow(&self) -> bool {
        self.script.moments.is_empty()
    }
}

struct Search<'a> {
    claim: &'a Claim,
    programs: usize,
    runs: usize,
    budget: Budget,
    spent: Budget,
    whole: bool,
    /// The first of them, for the report.
    part: u32,
}

impl Search<'_> {
    /// The programs of one size that lead into new situations, those of each specification in turn: its number, the
    /// program, and whether one of its calls may have to wait.
    fn chosen(
        &self,
        size: usize,
        judges: &mut [Judge],
        situations: &mut Situations,
    ) -> Vec<(usize, Script, Waits)> {
        let mut chosen = Vec::new();
        if self.is_spent() {
            return Vec::new();
        }
        let of_this_size = |judge: &Judge| judge.book.programs(size, MOST_LOOKED_AT).into_iter();
        let mut programs: Vec<_> = judges.iter().map(of_this_size).collect();
        for _ in 0..MOST_LOOKED_AT {
            for (at, programs) in programs.iter_mut().enumerate() {
                let Some(program) = programs.next() else { continue };
                let judge = &mut judges[at];
                let script = judge.book.script(&program);
                // In what is small, specifications differ that are alike in the large.
                let kind = if size <= 2 { at } else { usize::MAX };
                let met = situations.add(kind, judge, &script);
                if met.new > 0 {
                    chosen.push((met.new, (at, script, met.waits)));
                }
            }
        }
        // Where the budget ends among them, those that show least are left out.
        chosen.sort_by_key(|(new, _)| Reverse(*new));
        chosen.into_iter().map(|(_, program)| program).collect()
    }

    fn is_spent(&self) -> bool {
        self.spent.runs >= self.budget.runs || self.spent.steps >= self.budget.steps
    }

    fn hold(&mut self, judge: &mut Judge, script: &Script, waits: Waits) {
        self.programs += usize::from(!self.is_spent());
        self.hold_in(judge, script, Time::AnySpeed);
        let matters = waits == Waits::Perhaps || script.steps.len() < 3;
        let in_time = match judge.book.waiting() {
            Waiting::Idle => matters,
            Waiting::InTime => true,
            // It may be late.
            Waiting::AnyHow => false,
        };
        if in_time {
            let spread = moments::spread(script, judge);
            spread.iter().for_each(|script| self.hold_in(judge, script, Time::Ideal));
        }
    }

    fn hold_in(&mut self, judge: &mut Judge, script: &Script, time: Time) {
        let (part, replay) = session::next_part();
        if self.part == 0 {
            self.part = part;
        }
        if (session::replays() && replay.is_none()) || self.is_spent() {
            return;
        }
        let (body, limits) = (judge.book.body(script), judge.limits(script));
        let calls = script.clients.iter().map(Vec::len).sum();
        let waiting = judge.book.waiting();
        let tried = Try { body: &body, limits: &limits, waiting, time, calls };
        if let Some(schedule) = replay {
            self.offer(judge, script, &tried, part);
            let (found, history) = tried.replay(&schedule);
            self.raise(judge, script, &limits, found, history, schedule);
        }
        let gathered = tried.explore();
        self.runs += gathered.runs;
        self.spent.runs += gathered.spent.runs;
        self.spent.steps += gathered.spent.steps;
        self.whole &= gathered.whole;
        self.judge(judge, script, &tried, gathered, part);
    }

    /// Offers the program to an observer.
    fn offer(&self, judge: &mut Judge, script: &Script, tried: &Try<'_>, part: u32) {
        let judge = RefCell::new(judge);
        let judged = |w: &World, ending: &Ending| {
            let judge = &mut *judge.borrow_mut();
            match self.told(judge, script, tried.limits, ending, &Trace::of(w), tried.history(w)) {
                (_, Some(Verdict::Passed)) => Ok(happened(&Ending::Returned, &Trace::default())),
                (told, _) => Err(told),
            }
        };
        let aim = Aim::Follow(&judged);
        offered(&Offer { claim: self.claim, aim, part, time: tried.time, body: tried.body });
    }

    fn judge(&self, judge: &mut Judge, script: &Script, tried: &Try<'_>, gathered: Gathered, part: u32) {
        let limits = tried.limits;
        if let Some(found) = gathered.found {
            self.note_runs();
            let found = shrunk(tried.for_a_reason(found), tried.body);
            let schedule = of(part, found.mode, &found.decisions);
            self.raise(judge, script, limits, found, None, schedule);
        }
        let fails = |shown: &Shown, judge: &mut Judge| judge.judge(script, limits, &shown.history).is_err();
        let failing = gathered.shown.into_iter().filter(|shown| fails(shown, judge));
        let Some(worst) = failing.min_by_key(|shown| deviations(&shown.decisions).len()) else {
            return;
        };
        self.note_runs();
        let mut fails = |history: &[Mark]| judge.judge(script, limits, history).is_err();
        // What also happens where each wait ends for a reason is told so.
        let plainly = tried.with_few_switches(Mode::plain(worst.mode.time), &mut fails);
        let worst = plainly.or_else(|| tried.with_few_switches(worst.mode, &mut fails)).unwrap_or(worst);
        let schedule = of(part, worst.mode, &worst.decisions);
        let (found, history) = tried.replay(&schedule);
        self.raise(judge, script, limits, found, history, schedule)
    }

    /// Ends the check with what a run has shown.
    fn raise(
        &self,
        judge: &mut Judge,
        script: &Script,
        limits: &Limits,
        found: Found,
        history: Option<Vec<Mark>>,
        schedule: Schedule,
    ) -> ! {
        let (told, verdict) = self.told(judge, script, limits, &found.ending, &found.trace, history);
        self.claim.raise_told(told, verdict, found, schedule)
    }

    /// What a run has shown, and what it says of the answer.
    fn told(
        &self,
        judge: &mut Judge,
        script: &Script,
        limits: &Limits,
        ending: &Ending,
        trace: &Trace,
        history: Option<Vec<Mark>>,
    ) -> (String, Option<Verdict>) {
        let why = history.as_ref().and_then(|history| judge.judge(script, limits, history).err());
        let (told, verdict) = match why {
            Some(why) => (messages::unexplained(&*judge.book, script, &why, trace), Some(Verdict::Failed)),
            None if history.is_none() && is_failure(ending) => (happened(ending, trace), verdict(ending)),
            None => (messages::explained(), Some(Verdict::Passed)),
        };
        (messages::happened(&judge.program(script), &told), verdict)
    }

    fn note_runs(&self) {
        session::with(|session| {
            session.programs += self.programs;
            session.schedules += self.runs;
            session.distinct += self.runs;
        });
    }

    fn finish(self) {
        if session::replays() {
            return;
        }
        self.note_runs();
        let schedules = self.runs;
        let coverage =
            if self.whole { Coverage::Whole { schedules } } else { Coverage::Sampled { schedules } };
        session::with(|session| session.explorations.push(Exploration { part: self.part, coverage }));
    }
}

fn of(part: u32, mode: crate::rt::world::Mode, decisions: &[u32]) -> Schedule {
    Schedule { part, mode, deviations: deviations(decisions) }
}

//! What check authors say: a claim about an answer, and how it is to be tried.

use crate::explore::{Budget, Found, explore, explore_briefly, is_failure};
use crate::failure::{Failure, Verdict};
use crate::rt::world::{Ending, Mode, Time};
use crate::schedule::{Body, Schedule, deviations};
use crate::shrink::Replayed;
use crate::trace::Trace;
use crate::{messages, session, shrink, story};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How many schedules a question about time is asked under.
const BRIEF: Budget = Budget { runs: 50, steps: 100_000 };

type Recognise = Box<dyn Fn(&Trace) -> Option<String>>;

/// What somebody who plays the scheduler tries.
pub(crate) enum Aim<'a> {
    /// To show that the claim does not hold.
    Break,
    /// To get to where the body returns `true`.
    Reach(&'a Values<bool>),
}

/// A claim that can be tried by hand.
pub(crate) struct Offer<'a> {
    pub claim: &'a Claim,
    pub aim: Aim<'a>,
    pub part: u32,
    /// In which the check asks.
    pub time: Time,
    pub body: &'a Body,
}

/// Somebody who plays the scheduler: gets each claim of the check before it is tried, and may end the check there.
pub(crate) type Hand = Box<dyn Fn(&Offer<'_>)>;

thread_local! {
    static HAND: RefCell<Option<Hand>> = const { RefCell::new(None) };
}

/// From now on claims are offered to `hand`, and no schedules are tried beside those it asks for.
pub(crate) fn play(hand: Hand) {
    HAND.set(Some(hand));
}

/// Whether somebody plays the scheduler.
pub(crate) fn is_played() -> bool {
    HAND.with_borrow(Option::is_some)
}

/// A claim about an answer. It begins with [`claim`] and ends with the way it is tried.
pub struct Claim {
    pub(crate) expected: String,
    pub(crate) misconceptions: Vec<Recognise>,
}

/// What the step asks for, in one sentence: the first thing that a failure says.
pub fn claim(expected: impl Into<String>) -> Claim {
    Claim { expected: expected.into(), misconceptions: Vec::new() }
}

/// One execution that went well.
#[derive(Debug, Clone)]
pub struct Run<T> {
    /// What the body returned.
    pub value: T,
    /// Virtual time from beginning to end.
    pub elapsed: Duration,
    /// What happened.
    pub trace: Trace,
}

/// What a body returned under several schedules, and how long it took, in ideal time.
#[derive(Debug, Clone)]
pub struct Timing<T> {
    /// What the body returned, once for each schedule.
    pub values: Vec<T>,
    /// The shortest virtual time.
    pub shortest: Duration,
    /// The longest virtual time.
    pub longest: Duration,
}

/// Every outcome that the schedules led to, with the number of schedules that did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcomes<T: Ord> {
    /// How many schedules led to each outcome.
    pub counts: BTreeMap<T, usize>,
}

/// Tries `body` under every schedule that matters, in any-speed time: see [`Claim::every_schedule`].
pub fn every_schedule(body: impl Fn() + Send + Sync + 'static) {
    claim("it works under every schedule").every_schedule(body);
}

/// Runs `body` in ideal time: see [`Claim::in_ideal_time`].
pub fn in_ideal_time<T: Send + 'static>(body: impl Fn() -> T + Send + Sync + 'static) -> Timing<T> {
    claim("it works in ideal time").in_ideal_time(body)
}

/// Collects what `body` returns under every schedule: see [`Claim::outcomes`].
pub fn outcomes<T: Ord + Send + 'static>(body: impl Fn() -> T + Send + Sync + 'static) -> Outcomes<T> {
    claim("it works under every schedule").outcomes(body)
}

/// Runs `body` under one schedule, as [`Schedule`] writes it; what it returned and what happened, or
/// the message of the panic or the kind of trouble that ended it.
///
/// # Errors
///
/// What was the matter, in words.
pub fn replay<T: Send + 'static>(
    schedule: &Schedule,
    body: impl Fn() -> T + Send + Sync + 'static,
) -> Result<Run<T>, String> {
    let (body, values) = body_with_value(body);
    let Replayed { found, .. } = shrink::replay_exactly(schedule, &body);
    match take_value(&values) {
        Some(value) => Ok(Run { value, elapsed: found.trace.elapsed(), trace: found.trace }),
        None => Err(messages::happened(&found.ending, &found.trace)),
    }
}

impl Claim {
    /// Names the misconception behind a failure: the first `recognise` that answers is shown.
    #[must_use]
    pub fn misconception(mut self, recognise: impl Fn(&Trace) -> Option<String> + 'static) -> Self {
        self.misconceptions.push(Box::new(recognise));
        self
    }

    /// Tries `body` under every schedule where reduction makes that possible, else under all with few
    /// pre-emptions and some more, in any-speed time: deadlines may pass while threads could run.
    /// Fails the check when the body panics (see [`crate::ensure`]), when threads wait for ever,
    /// and when they ask for ever for what nobody changes.
    pub fn every_schedule(self, body: impl Fn() + Send + Sync + 'static) {
        self.try_all(Time::AnySpeed, &(Arc::new(body) as Body));
    }

    /// As [`Claim::every_schedule`], and collects what the body returns.
    pub fn outcomes<T: Ord + Send + 'static>(
        self,
        body: impl Fn() -> T + Send + Sync + 'static,
    ) -> Outcomes<T> {
        let (body, values) = body_with_value(body);
        self.try_all(Time::AnySpeed, &body);
        let mut counts = BTreeMap::new();
        for value in take_all(&values) {
            *counts.entry(value).or_default() += 1;
        }
        Outcomes { counts }
    }

    /// Runs `body` under some fifty schedules in ideal time, where computing costs nothing and
    /// the clock moves only when nothing can run; so the times are exact.
    pub fn in_ideal_time<T: Send + 'static>(self, body: impl Fn() -> T + Send + Sync + 'static) -> Timing<T> {
        let (body, values) = body_with_value(body);
        let times = self.time(&body);
        let shortest = times.iter().min().copied().unwrap_or_default();
        let longest = times.iter().max().copied().unwrap_or_default();
        Timing { values: take_all(&values), shortest, longest }
    }

    /// How long `body` took under some fifty schedules. What is not generic is compiled once, and not with
    /// each answer.
    fn time(&self, body: &Body) -> Vec<Duration> {
        let times = Values::default();
        let body: Body = {
            let (body, times) = (Arc::clone(body), Arc::clone(&times));
            Arc::new(move || {
                body();
                push(&times, crate::rt::world::with(|w| w.now));
            })
        };
        let part = self.begin(Aim::Break, Time::Ideal, &body);
        if !is_played()
            && let Some(found) = explore_briefly(Time::Ideal, &body, BRIEF).found
        {
            self.raise(found, part, &body);
        }
        take_all(&times)
    }

    /// Asks that `body` takes exactly `expected` of virtual time under every schedule tried, and
    /// shows the run that does not.
    pub fn takes(self, expected: Duration, body: impl Fn() + Send + Sync + 'static) {
        self.takes_between(expected, expected, body);
    }

    /// As [`Claim::takes`], with bounds, both of them allowed.
    pub fn takes_between(self, least: Duration, most: Duration, body: impl Fn() + Send + Sync + 'static) {
        self.takes_so_long(least, most, Arc::new(body));
    }

    fn takes_so_long(&self, least: Duration, most: Duration, body: Body) {
        let timed: Body = Arc::new(move || {
            let start = crate::rt::world::with(|w| w.now);
            body();
            let took = crate::rt::world::with(|w| w.now) - start;
            crate::ensure(least <= took && took <= most, || messages::took(took, least, most));
        });
        self.time(&timed);
    }

    /// Runs `body` once, in ideal time, under the schedule with no needless switch.
    pub fn once<T: Send + 'static>(self, body: impl Fn() -> T + Send + Sync + 'static) -> Run<T> {
        let (body, values) = body_with_value(body);
        let trace = self.run_once(&body);
        let value = take_value(&values).expect("a body that returned left its value");
        Run { value, elapsed: trace.elapsed(), trace }
    }

    fn run_once(&self, body: &Body) -> Trace {
        let part = self.begin(Aim::Break, Time::Ideal, body);
        let schedule = Schedule { part, mode: Mode::plain(Time::Ideal), deviations: Vec::new() };
        let Replayed { found, .. } = shrink::replay_exactly(&schedule, body);
        session::with(|session| {
            session.schedules += 1;
            session.distinct += 1;
        });
        if is_failure(&found.ending) {
            self.raise_as_it_is(found, schedule);
        }
        found.trace
    }

    /// Gives whoever plays the scheduler something to reach: a run in which `body` returns `true`, in any-speed
    /// time. No part of the check's verdict: where nobody plays, nothing is run.
    pub fn to_reach(self, body: impl Fn() -> bool + Send + Sync + 'static) {
        let (body, reached) = body_with_value(body);
        self.begin(Aim::Reach(&reached), Time::AnySpeed, &body);
    }

    /// Begins an exploration: its number. Whoever plays the scheduler, or asked for one schedule, comes first.
    fn begin(&self, aim: Aim<'_>, time: Time, body: &Body) -> u32 {
        let is_judged = matches!(aim, Aim::Break);
        let (part, replay) = session::next_part();
        let offer = Offer { claim: self, aim, part, time, body };
        HAND.with_borrow(|hand| hand.iter().for_each(|hand| hand(&offer)));
        if let Some(schedule) = replay.filter(|_| is_judged) {
            self.replayed(schedule, body);
        }
        part
    }

    fn try_all(&self, time: Time, body: &Body) {
        let part = self.begin(Aim::Break, time, body);
        if is_played() || session::replays() {
            return shrink::pass_by(time, body);
        }
        let tally = explore(time, body);
        if let Some(found) = tally.found {
            self.raise(found, part, body);
        }
        session::with(|session| session.explorations.push((part, tally.coverage)));
    }

    /// Runs the schedule that was asked for, and tells its story even if nothing is wrong with it.
    fn replayed(&self, schedule: Schedule, body: &Body) -> ! {
        let Replayed { found, unused } = shrink::replay_exactly(&schedule, body);
        match unused {
            Some(decision) if !matches!(found.ending, Ending::GivenUp) => {
                crate::failure::bad_schedule(&self.expected, messages::unused(decision))
            }
            _ => self.raise_as_it_is(found, schedule),
        }
    }

    fn raise(&self, found: Found, part: u32, body: &Body) -> ! {
        let small = if judges(&found.ending) { shrink::shrink(found, body) } else { found };
        let schedule = Schedule { part, mode: small.mode, deviations: deviations(&small.decisions) };
        self.raise_as_it_is(small, schedule)
    }

    fn raise_as_it_is(&self, found: Found, schedule: Schedule) -> ! {
        let (happened, verdict) = (messages::happened(&found.ending, &found.trace), verdict(&found.ending));
        self.raise_told(happened, verdict, found, schedule)
    }

    /// Ends the check: what happened is told in these words.
    pub(crate) fn raise_told(
        &self,
        happened: String,
        verdict: Verdict,
        found: Found,
        schedule: Schedule,
    ) -> ! {
        let width = session::with(|session| session.width);
        Failure {
            expected: self.expected.clone(),
            happened,
            story: story::tell(&found.trace, width),
            misconception: self.misconceptions.iter().find_map(|recognise| recognise(&found.trace)),
            schedule: Some(schedule),
            output: found.output,
            verdict,
        }
        .raise()
    }
}

/// Whether the ending says something about the answer that shrinking can make clearer.
pub(crate) fn judges(ending: &Ending) -> bool {
    matches!(ending, Ending::Panicked(_) | Ending::Deadlock)
}

pub(crate) fn verdict(ending: &Ending) -> Verdict {
    match ending {
        Ending::Returned => Verdict::Passed,
        Ending::Panicked(_)
        | Ending::Deadlock
        | Ending::BusyForEver
        | Ending::TooManySteps
        | Ending::TooManyThreads => Verdict::Failed,
        Ending::OutputFlood => Verdict::OutputLimit,
        Ending::StaticKept(_) | Ending::EngineFault(_) => Verdict::InternalError,
        Ending::GivenUp => Verdict::BadSchedule,
    }
}

/// Where a body leaves what it returns.
pub(crate) type Values<T> = Arc<Mutex<Vec<T>>>;

/// A body without a value, and the place where it leaves its values.
pub(crate) fn body_with_value<T: Send + 'static>(
    body: impl Fn() -> T + Send + Sync + 'static,
) -> (Body, Values<T>) {
    let values = Values::default();
    let kept = Arc::clone(&values);
    let body = move || {
        let value = body();
        push(&kept, value);
    };
    (Arc::new(body), values)
}

fn push<T>(values: &Values<T>, value: T) {
    values.lock().unwrap_or_else(PoisonError::into_inner).push(value);
}

pub(crate) fn take_value<T>(values: &Values<T>) -> Option<T> {
    values.lock().unwrap_or_else(PoisonError::into_inner).pop()
}

fn take_all<T>(values: &Values<T>) -> Vec<T> {
    std::mem::take(&mut *values.lock().unwrap_or_else(PoisonError::into_inner))
}

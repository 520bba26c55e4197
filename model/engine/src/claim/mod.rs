//! What check authors say: a claim about an answer, and how it is to be tried.

pub(crate) mod cause;
pub(crate) mod explore;
pub(crate) mod failure;
mod hand;
mod messages;
mod outcomes;
mod raise;
pub(crate) mod session;
pub(crate) mod shrink;
mod values;

pub use failure::{ensure, ensure_eq, fail};
pub(crate) use hand::{Aim, Hand, Offer, is_played, look_on, offered, play};
pub(crate) use messages::{capital, failed, unused};
pub use outcomes::{Outcomes, Run, Timing};
pub(crate) use raise::{judges, verdict};
pub(crate) use values::{Values, body_with_value, take_value};

use crate::rt::world::{self, Time, World};
use crate::schedule::{Body, Schedule};
use crate::story::messages::happened;
use crate::trace::Trace;
use explore::{Budget, explore, explore_briefly, is_failure};
use protocol::Exploration;
use shrink::Replayed;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Arc;
use std::time::Duration;
use values::{push, take_all};

/// How many schedules are tried for a claim about time.
const BRIEF: Budget = Budget { runs: 50, steps: 100_000 };

type Recognise = Box<dyn Fn(&Trace) -> Option<String>>;

/// A claim about an answer. It begins with [`claim`] and ends with the way it is tried.
pub struct Claim {
    pub(crate) expected: String,
    pub(crate) misconceptions: Vec<Recognise>,
}

/// What the step asks for, in one sentence: the first line of a failure.
pub fn claim(expected: impl Into<String>) -> Claim {
    Claim { expected: expected.into(), misconceptions: Vec::new() }
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
pub fn outcomes<T: Ord + Debug + Send + 'static>(
    body: impl Fn() -> T + Send + Sync + 'static,
) -> Outcomes<T> {
    claim("it works under every schedule").outcomes(body)
}

/// Runs `body` under one schedule, as [`Schedule`] writes it; what it returned and what happened, or
/// the message of the panic or the kind of failure that ended it.
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
        Some(value) if !is_failure(&found.ending) => {
            Ok(Run { value, elapsed: found.trace.elapsed(), trace: found.trace })
        }
        _ => Err(happened(&found.ending, &found.trace)),
    }
}

impl Claim {
    /// Names the misconception behind a failure: the answer of the first `recognise` that has one is shown.
    #[must_use]
    pub fn misconception(mut self, recognise: impl Fn(&Trace) -> Option<String> + 'static) -> Self {
        self.misconceptions.push(Box::new(recognise));
        self
    }

    /// Tries `body` under every schedule if reduction makes that possible, otherwise under all with few
    /// pre-emptions and some more, in any-speed time: deadlines may pass while threads could run.
    /// Fails the check if the body panics (see [`crate::ensure`]), if threads wait for ever,
    /// and if they poll for ever for something that no thread changes.
    pub fn every_schedule(self, body: impl Fn() + Send + Sync + 'static) {
        self.try_all(Aim::Break, Time::AnySpeed, &failure::held(Arc::new(body)));
    }

    /// As [`Claim::every_schedule`], and collects what the body returns.
    pub fn outcomes<T: Ord + Debug + Send + 'static>(
        self,
        body: impl Fn() -> T + Send + Sync + 'static,
    ) -> Outcomes<T> {
        let (body, values) = body_with_value(body);
        self.outcomes_of(&body, &values)
    }

    // What is generic is compiled anew with each answer: as little as possible depends on the body's type.

    fn outcomes_of<T: Ord + Debug + Send + 'static>(self, body: &Body, values: &Values<T>) -> Outcomes<T> {
        let last = |_: &World| take_value(values).map(|value| messages::returns(&value)).unwrap_or_default();
        self.try_all(Aim::Collect(&last), Time::AnySpeed, body);
        let mut counts = BTreeMap::new();
        for value in take_all(values) {
            *counts.entry(value).or_default() += 1;
        }
        Outcomes { counts }
    }

    /// Runs `body` under about fifty schedules in ideal time, where computing costs nothing and
    /// the clock moves only when nothing can run; so the times are exact.
    pub fn in_ideal_time<T: Send + 'static>(self, body: impl Fn() -> T + Send + Sync + 'static) -> Timing<T> {
        let (body, values) = body_with_value(body);
        let (shortest, longest) = self.shortest_and_longest(&body);
        Timing { values: take_all(&values), shortest, longest }
    }

    fn shortest_and_longest(&self, body: &Body) -> (Duration, Duration) {
        let times = self.time(body);
        let shortest = times.iter().min().copied().unwrap_or_default();
        let longest = times.iter().max().copied().unwrap_or_default();
        (shortest, longest)
    }

    /// How long `body` took under about fifty schedules.
    fn time(&self, body: &Body) -> Vec<Duration> {
        let times = Values::default();
        let body: Body = {
            let (body, times) = (Arc::clone(body), Arc::clone(&times));
            Arc::new(move || {
                body();
                push(&times, world::with(|w| w.now));
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

    /// Requires that `body` takes exactly `expected` of virtual time under every schedule tried, and
    /// shows the run that does not.
    pub fn takes(self, expected: Duration, body: impl Fn() + Send + Sync + 'static) {
        self.takes_between(expected, expected, body);
    }

    /// As [`Claim::takes`], with inclusive bounds.
    pub fn takes_between(self, least: Duration, most: Duration, body: impl Fn() + Send + Sync + 'static) {
        self.takes_so_long(least, most, Arc::new(body));
    }

    fn takes_so_long(&self, least: Duration, most: Duration, body: Body) {
        let timed: Body = Arc::new(move || {
            let start = world::with(|w| w.now);
            body();
            let took = world::with(|w| w.now) - start;
            ensure(least <= took && took <= most, || messages::took(took, least, most));
        });
        self.time(&timed);
    }

    /// Runs `body` once, in ideal time, under the schedule with no needless switch.
    pub fn once<T: Send + 'static>(self, body: impl Fn() -> T + Send + Sync + 'static) -> Run<T> {
        let (body, values) = body_with_value(body);
        self.once_of(&body, &values)
    }

    fn once_of<T: Send + 'static>(self, body: &Body, values: &Values<T>) -> Run<T> {
        let trace = self.run_once(body);
        let value = take_value(values).expect("a body that returned left its value");
        Run { value, elapsed: trace.elapsed(), trace }
    }

    fn run_once(&self, body: &Body) -> Trace {
        let part = self.begin(Aim::Break, Time::Ideal, body);
        let schedule = Schedule::start(part, Time::Ideal);
        let Replayed { found, .. } = shrink::replay_exactly(&schedule, body);
        session::with(|session| {
            session.schedules += 1;
            session.distinct += 1;
        });
        if is_failure(&found.ending) {
            self.raise_as_it_is(found, schedule, body);
        }
        found.trace
    }

    /// Gives the person who plays the scheduler a goal: a run in which `body` returns `true`, in any-speed
    /// time. It is not part of the check's verdict: if nobody plays, nothing is run.
    pub fn to_reach(self, body: impl Fn() -> bool + Send + Sync + 'static) {
        let (body, reached) = body_with_value(body);
        self.begin(Aim::Reach(&reached), Time::AnySpeed, &body);
    }

    /// Begins an exploration: its number, and the schedule that was requested in it. A person who plays the scheduler
    /// comes first.
    pub(crate) fn offer(&self, aim: Aim<'_>, time: Time, body: &Body) -> (u32, Option<Schedule>) {
        let (part, replay) = session::next_part();
        let offer = Offer { claim: self, aim, part, time, body };
        offered(&offer);
        (part, replay)
    }

    /// As [`Claim::offer`]; if a schedule was requested, only that one is tried.
    fn begin(&self, aim: Aim<'_>, time: Time, body: &Body) -> u32 {
        let is_judged = !matches!(aim, Aim::Reach(_));
        let (part, replay) = self.offer(aim, time, body);
        if let Some(schedule) = replay.filter(|_| is_judged) {
            self.replayed(schedule, body);
        }
        part
    }

    fn try_all(&self, aim: Aim<'_>, time: Time, body: &Body) {
        let part = self.begin(aim, time, body);
        if is_played() || session::replays() {
            return shrink::pass_by(time, body);
        }
        let tally = explore(time, body);
        if let Some(found) = tally.found {
            self.raise(found, part, body);
        }
        session::with(|session| session.explorations.push(Exploration { part, coverage: tally.coverage }));
    }
}

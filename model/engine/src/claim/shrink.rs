//! The same failure with as few switches as possible.

use super::explore::{Budget, Found, is_failure};
use crate::rt::world::{Ending, Mode, Time};
use crate::schedule::bounded::Bounded;
use crate::schedule::replay::{Misfit, Replay};
use crate::schedule::{Body, Chooser, Next, STEP_LIMIT, Schedule, deviations, run_schedules};

/// At most so much is spent on looking for the failure among the schedules with few switches.
const SEARCH: Budget = Budget { runs: 1_500, steps: 60_000 };
/// At most so many replays are spent on leaving switches out.
const REPLAYS: usize = 300;
/// No more switches than this are searched for; a longer story is hard to read anyway.
const FEW: usize = 4;

/// Two executions fail alike when they end in the same way, at the same place.
fn alike(a: &Ending, b: &Ending) -> bool {
    match (a, b) {
        (Ending::Panicked(a), Ending::Panicked(b)) => a.place == b.place,
        _ => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

/// The failure with the fewest switches that the budget finds.
pub(crate) fn shrink(found: Found, body: &Body) -> Found {
    let switches = deviations(&found.decisions).len();
    for few in 0..=FEW.min(switches.saturating_sub(1)) {
        if let Some(small) = search(&found, few, body) {
            return small;
        }
    }
    leave_out(found, body)
}

/// The first failure alike among all schedules with at most `few` switches.
fn search(found: &Found, few: usize, body: &Body) -> Option<Found> {
    first_alike(&mut Bounded::new(few), found, body, SEARCH)
}

fn first_alike(chooser: &mut dyn Chooser, found: &Found, body: &Body, budget: Budget) -> Option<Found> {
    let mut small = None;
    let mut left = budget;
    // As long as the failure took, and not for ever.
    let step_limit = found.trace.events().len().saturating_mul(8).clamp(100_000, STEP_LIMIT);
    run_schedules(chooser, found.mode, step_limit, body, &mut |w| {
        if w.ending.as_ref().is_some_and(|ending| is_failure(ending) && alike(ending, &found.ending)) {
            small = Some(Found::of(w, found.mode));
            return Next::Enough;
        }
        left.runs = left.runs.saturating_sub(1);
        left.steps = left.steps.saturating_sub(w.steps);
        if left.runs == 0 || left.steps == 0 { Next::Enough } else { Next::More }
    });
    small
}

/// Leaves switches out, half of them at first, then fewer and fewer, as long as the failure stays
/// (delta debugging: Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input",
/// IEEE Transactions on Software Engineering 28, 2002).
fn leave_out(mut found: Found, body: &Body) -> Found {
    let mut replays = REPLAYS;
    let mut chunk = deviations(&found.decisions).len().div_ceil(2);
    while chunk > 0 {
        let mut from = 0;
        loop {
            let all = deviations(&found.decisions);
            if from >= all.len() {
                break;
            }
            if replays == 0 {
                return found;
            }
            replays -= 1;
            let kept: Vec<_> = all.iter().take(from).chain(all.iter().skip(from + chunk)).copied().collect();
            match replay(kept, &found, body) {
                Some(smaller) if deviations(&smaller.decisions).len() < all.len() => found = smaller,
                _ => from += chunk,
            }
        }
        chunk /= 2;
    }
    found
}

fn replay(steps: Vec<(u32, u32)>, found: &Found, body: &Body) -> Option<Found> {
    let budget = Budget { runs: 1, steps: STEP_LIMIT };
    first_alike(&mut Replay::new(steps, Misfit::TakeFirst), found, body, budget)
}

/// What a schedule has shown.
pub(crate) struct Replayed {
    pub found: Found,
    /// The first decision of the schedule that the execution did not come to.
    pub unused: Option<u32>,
}

/// Runs one schedule; whatever it shows.
pub(crate) fn replay_exactly(schedule: &Schedule, body: &Body) -> Replayed {
    let mut shown = None;
    let mut chooser = Replay::new(schedule.deviations.clone(), Misfit::GiveUp);
    run_schedules(&mut chooser, schedule.mode, STEP_LIMIT, body, &mut |w| {
        shown = Some(Found::of(w, schedule.mode));
        Next::Enough
    });
    Replayed { found: shown.expect("a replay runs one execution"), unused: chooser.unused() }
}

/// Runs `body` once, whatever comes of it, for a check that goes on to another claim.
pub(crate) fn pass_by(time: Time, body: &Body) {
    let mut chooser = Replay::new(Vec::new(), Misfit::TakeFirst);
    run_schedules(&mut chooser, Mode::plain(time), STEP_LIMIT, body, &mut |_| Next::Enough);
}

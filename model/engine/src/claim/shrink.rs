//! The same failure with as few switches as possible.

use super::explore::{Budget, Found, is_failure};
use crate::rt::world::{Ending, Mode, Time, World};
use crate::schedule::bounded::Bounded;
use crate::schedule::replay::{Misfit, Replay};
use crate::schedule::{Body, Chooser, Next, STEP_LIMIT, Schedule, deviations, run_schedules};

/// The budget for finding the failure among the schedules with few switches.
const SEARCH: Budget = Budget { runs: 1_500, steps: 60_000 };
/// At most this many replays are spent on leaving switches out.
const REPLAYS: usize = 300;
/// As many steps as a failure that is worth a story; an endless loop is not made shorter.
const MOST_STEPS: usize = 200_000;
/// No more switches than this are searched for: a longer story is hard to read anyway.
const FEW: usize = 4;

/// Whether an execution that is over shows the same as another.
pub(crate) type Alike<'a> = &'a dyn Fn(&World) -> bool;

/// Two executions fail alike when they end in the same way, at the same place.
fn alike(a: &Ending, b: &Ending) -> bool {
    match (a, b) {
        (Ending::Panicked(a), Ending::Panicked(b)) => a.place == b.place,
        _ => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

/// The failure with the fewest switches that the budget finds.
pub(crate) fn shrink(found: Found, body: &Body) -> Found {
    let ending = found.ending.clone();
    let alike = |w: &World| w.ending.as_ref().is_some_and(|it| is_failure(it) && alike(it, &ending));
    shrink_alike(found, body, &alike)
}

/// The execution with the fewest switches that the budget finds, among those that `alike` accepts.
pub(crate) fn shrink_alike(found: Found, body: &Body, alike: Alike<'_>) -> Found {
    let switches = deviations(&found.decisions).len();
    let mode = found.mode;
    for few in 0..=FEW.min(switches.saturating_sub(1)) {
        if let Some(small) = first_alike(&mut Bounded::new(few), mode, body, SEARCH, alike) {
            return small;
        }
    }
    leave_out(found, body, alike)
}

fn first_alike(
    chooser: &mut dyn Chooser,
    mode: Mode,
    body: &Body,
    budget: Budget,
    alike: Alike<'_>,
) -> Option<Found> {
    let mut small = None;
    let mut left = budget;
    run_schedules(chooser, mode, MOST_STEPS, body, &mut |w| {
        if alike(w) {
            small = Some(Found::of(w, mode));
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
fn leave_out(mut found: Found, body: &Body, alike: Alike<'_>) -> Found {
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
            match replay(kept, found.mode, body, alike) {
                Some(smaller) if deviations(&smaller.decisions).len() < all.len() => found = smaller,
                _ => from += chunk,
            }
        }
        chunk /= 2;
    }
    found
}

fn replay(steps: Vec<(u32, u32)>, mode: Mode, body: &Body, alike: Alike<'_>) -> Option<Found> {
    let budget = Budget { runs: 1, steps: STEP_LIMIT };
    first_alike(&mut Replay::new(steps, Misfit::TakeFirst), mode, body, budget, alike)
}

/// What a schedule has shown.
pub(crate) struct Replayed {
    pub found: Found,
    /// The first decision of the schedule that the execution did not reach.
    pub unused: Option<u32>,
}

/// Runs one schedule, whatever it shows.
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

//! The same failure with as few switches as possible.

use crate::explore::{Budget, Found, is_failure};
use crate::rt::world::{Ending, Time};
use crate::schedule::exhaustive::{Exhaustive, Progress};
use crate::schedule::replay::{Misfit, Replay};
use crate::schedule::{Body, Chooser, Next, STEP_LIMIT, Schedule, conduct, deviations};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

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
pub(crate) fn shrink(found: Found, time: Time, body: &Body) -> Found {
    let switches = deviations(&found.decisions).len();
    for few in 0..=FEW.min(switches.saturating_sub(1)) {
        if let Some(small) = search(&found, few, time, body) {
            return small;
        }
    }
    leave_out(found, time, body)
}

/// The first failure alike among all schedules with at most `few` switches.
fn search(found: &Found, few: usize, time: Time, body: &Body) -> Option<Found> {
    let chooser = Exhaustive::within(few, Rc::new(Cell::new(Progress::Searching)));
    first_alike(chooser, found, time, body, SEARCH)
}

fn first_alike(
    chooser: impl Chooser + 'static,
    found: &Found,
    time: Time,
    body: &Body,
    budget: Budget,
) -> Option<Found> {
    let small = Rc::new(RefCell::new(None));
    let kept = Rc::clone(&small);
    let wanted = found.ending.clone();
    let mut left = budget;
    conduct(chooser, time, STEP_LIMIT, body, move |w, _| {
        if w.ending.as_ref().is_some_and(|ending| is_failure(ending) && alike(ending, &wanted)) {
            *kept.borrow_mut() = Some(Found::of(w));
            return Next::Enough;
        }
        left.runs -= 1;
        left.steps = left.steps.saturating_sub(w.steps);
        if left.runs == 0 || left.steps == 0 { Next::Enough } else { Next::More }
    });
    small.take()
}

/// Leaves switches out, half of them at first, then fewer and fewer, as long as the failure stays
/// (delta debugging: Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input",
/// IEEE Transactions on Software Engineering 28, 2002).
fn leave_out(mut found: Found, time: Time, body: &Body) -> Found {
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
            match replay(kept, Misfit::TakeFirst, &found, time, body) {
                Some(smaller) if deviations(&smaller.decisions).len() < all.len() => found = smaller,
                _ => from += chunk,
            }
        }
        chunk /= 2;
    }
    found
}

fn replay(steps: Vec<(u32, u32)>, misfit: Misfit, found: &Found, time: Time, body: &Body) -> Option<Found> {
    let budget = Budget { runs: 1, steps: STEP_LIMIT };
    first_alike(Replay::new(steps, misfit), found, time, body, budget)
}

/// Runs one schedule; whatever it shows.
pub(crate) fn replay_exactly(schedule: &Schedule, body: &Body) -> Found {
    let shown = Rc::new(RefCell::new(None));
    let kept = Rc::clone(&shown);
    let chooser = Replay::new(schedule.deviations.clone(), Misfit::GiveUp);
    conduct(chooser, schedule.time, STEP_LIMIT, body, move |w, _| {
        *kept.borrow_mut() = Some(Found::of(w));
        Next::Enough
    });
    shown.take().expect("a replay runs one execution")
}

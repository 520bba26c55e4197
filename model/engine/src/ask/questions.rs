//! What questions about a program are made from: its outcomes with an interleaving for each, the interleaving after
//! which no thread can continue, and the state at a given time.

use crate::claim::explore::explore;
use crate::claim::{in_ideal_time, shrink};
use crate::rt::world::{self, Ending, Time};
use crate::rt::{clock, thread};
use crate::schedule::Body;
use crate::story::messages::happened;
use crate::trace::{Trace, so_far};
use protocol::Coverage;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Every outcome of a program, each with the interleaving of the fewest switches that leads to it.
#[derive(Debug, Clone)]
pub struct Witnessed<T: Ord> {
    /// The outcomes.
    pub outcomes: BTreeMap<T, Trace>,
    /// How many schedules were tried.
    pub schedules: usize,
    /// Whether there are no others.
    pub coverage: Coverage,
}

/// Collects what `body` returns in any-speed time, as [`crate::outcomes`] does, with a witness for each.
///
/// # Errors
///
/// What went wrong, if a schedule ends in something other than an outcome.
pub fn witnessed_outcomes<T: Ord + Send + 'static>(
    body: impl Fn() -> T + Send + Sync + 'static,
) -> Result<Witnessed<T>, String> {
    let kept: Arc<Mutex<BTreeMap<T, (usize, Trace)>>> = Arc::default();
    let witnesses = Arc::clone(&kept);
    let body: Body = Arc::new(move || {
        let value = body();
        let switches = world::with(|w| w.decisions.iter().filter(|taken| **taken > 0).count());
        let mut witnesses = witnesses.lock().unwrap_or_else(PoisonError::into_inner);
        if witnesses.get(&value).is_none_or(|(fewest, _)| switches < *fewest) {
            witnesses.insert(value, (switches, world::with(|w| Trace::of(w))));
        }
    });
    let tally = explore(Time::AnySpeed, &body);
    if let Some(found) = tally.found {
        return Err(happened(&found.ending, &found.trace));
    }
    let witnesses = std::mem::take(&mut *kept.lock().unwrap_or_else(PoisonError::into_inner));
    let outcomes = witnesses.into_iter().map(|(value, (_, trace))| (value, trace)).collect();
    Ok(Witnessed { outcomes, schedules: tally.runs, coverage: tally.coverage })
}

/// The interleaving with the fewest switches after which threads wait for ever, if there is one.
pub fn standstill(body: impl Fn() + Send + Sync + 'static) -> Option<Trace> {
    let body: Body = Arc::new(body);
    let found = explore(Time::AnySpeed, &body).found?;
    let small = shrink::shrink(found, &body);
    matches!(small.ending, Ending::Deadlock).then_some(small.trace)
}

/// What has happened when `program` has run for `at` of ideal time, under about fifty schedules. The program runs
/// on the first thread that is started, so that the body can observe it.
pub fn after<T: 'static>(
    at: Duration,
    program: impl Fn() -> T + Clone + Send + Sync + 'static,
) -> Vec<Trace> {
    let looked_at = in_ideal_time(move || {
        let program = program.clone();
        let _detached = thread::spawn(thread::Options::default(), move || drop(program()));
        clock::sleep(at);
        so_far()
    });
    looked_at.values
}

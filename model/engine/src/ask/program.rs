//! A whole program, tried: how it can end, what it can print, and how each of these comes about.
//!
//! The only claim is that it ends, in every schedule, without a panic or a deadlock. What it prints is observed.

use super::by_hand::Told;
use super::messages;
use crate::claim::explore::{Found, Watch, explore_watched};
use crate::claim::shrink::{Replayed, replay_exactly, shrink_alike};
use crate::claim::unused as unused_decision;
use crate::claim::{Aim, claim, is_played, session};
use crate::rt::world::{self, Ending, Mode, Time, World};
use crate::rt::{exit, output};
use crate::schedule::{Body, Next, Schedule, deviations};
use crate::story::{self, messages::misfit};
use protocol::{Coverage, End, Outcome, Report, Tried};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// At most this many different ends are told apart.
const ENDS: usize = 200;
/// And this many bytes of what they printed are kept.
const KEPT: usize = 16 << 20;
/// At most this many ends are shown with the interleaving that has the fewest switches.
const SHRUNK: usize = 12;

/// Tries the program whose `main` returns an exit code.
pub fn try_program(main: fn() -> u8) -> Tried {
    tried(1, &body_of(main))
}

fn body_of(main: fn() -> u8) -> Body {
    output::watch();
    Arc::new(move || exit::returned(i32::from(main())))
}

/// As [`try_program`], for a process that was asked to: the end of it is what it leaves.
pub(crate) fn tell(main: fn() -> u8) {
    let body = body_of(main);
    let printed = |w: &World| messages::prints(&w.output.all, w.exit_code);
    let (part, replay) = claim(messages::program_ends()).offer(Aim::Collect(&printed), Time::AnySpeed, &body);
    if is_played() {
        return;
    }
    let told = match (replay, session::with(|session| session.replay.clone())) {
        (Some(schedule), _) => replayed(&schedule, &body),
        (None, Some(other)) => Report::BadSchedule(messages::no_such_exploration(other.part, part)),
        (None, None) => Report::Tried(tried(part, &body)),
    };
    std::panic::resume_unwind(Box::new(Told(told)));
}

fn tried(part: u32, body: &Body) -> Tried {
    let mut ends = Ends::default();
    let tally = explore_watched(Time::AnySpeed, body, &mut ends);
    // What ended the exploration ended it before anything was shown of all schedules.
    let (coverage, counted) = match tally.found {
        Some(_) => (Coverage::Sampled { schedules: tally.runs }, &[][..]),
        None => (tally.coverage, tally.counted.as_slice()),
    };
    let mut known: Vec<(End, usize, Seen)> =
        ends.known.into_iter().map(|(end, seen)| (end, seen.counts.within(counted), seen)).collect();
    known.sort_by_key(|(end, count, _)| (!end.is_failure(), Reverse(*count), end.clone()));
    let outcomes = known.into_iter().enumerate().map(|(at, (end, count, seen))| {
        let found = shortest(at, &end, witness(&seen, body), body);
        outcome(part, end, count, &found)
    });
    Tried {
        outcomes: outcomes.collect(),
        more: ends.more.within(counted),
        advice: tally.busy.as_deref().map(messages::sentences),
        coverage: Some(coverage),
    }
}

/// The execution with the fewest switches that ends like this, if finding it does not take long.
fn shortest(at: usize, end: &End, found: Found, body: &Body) -> Found {
    if at >= SHRUNK || !is_cheap(end) {
        return found;
    }
    shrink_alike(found, body, &|w| end_of(w).as_ref() == Some(end))
}

/// Whether the search for a shorter way to it ends soon.
fn is_cheap(end: &End) -> bool {
    matches!(end, End::Deadlock | End::Panic(..) | End::Output(..))
}

/// The execution, run again.
fn witness(seen: &Seen, body: &Body) -> Found {
    let schedule = Schedule { part: 1, mode: seen.mode, deviations: deviations(&seen.decisions) };
    replay_exactly(&schedule, body).found
}

fn outcome(part: u32, end: End, count: usize, found: &Found) -> Outcome {
    let is_output = matches!(end, End::Output(..));
    Outcome {
        message: if is_output {
            String::new()
        } else {
            messages::sentences(&messages::program_happened(&found.ending, &found.trace))
        },
        end,
        schedules: count,
        schedule: Schedule { part, mode: found.mode, deviations: deviations(&found.decisions) },
        story: story::story(&found.trace),
        last_lines: found.output.clone(),
    }
}

/// One schedule, and what it shows.
fn replayed(schedule: &Schedule, body: &Body) -> Report {
    let Replayed { found, unused } = replay_exactly(schedule, body);
    let misfit = match (&found.ending, unused) {
        (Ending::GivenUp, _) => Some(misfit()),
        (_, Some(decision)) => Some(unused_decision(decision)),
        _ => None,
    };
    if let Some(why) = misfit {
        return Report::BadSchedule(why);
    }
    let end = world::with(|w| end_of(w)).unwrap_or(End::Untried);
    let outcomes = vec![outcome(schedule.part, end, 1, &found)];
    Report::Tried(Tried { outcomes, more: 0, advice: None, coverage: None })
}

/// How a finished execution ended; nothing for one that was abandoned.
fn end_of(w: &World) -> Option<End> {
    Some(match w.ending.as_ref()? {
        Ending::Returned => End::Output(w.output.all.clone(), w.exit_code),
        Ending::Deadlock => End::Deadlock,
        Ending::Panicked(panic) | Ending::Aborted(panic) => {
            End::Panic(panic.message.clone(), panic.place.as_ref().map_or(0, |(_, line)| *line))
        }
        Ending::BusyForEver
        | Ending::TooManySteps
        | Ending::TooManyThreads
        | Ending::PanicsForEver
        | Ending::OutputFlood => End::Endless,
        Ending::StaticKept(_) => End::Untried,
        Ending::EngineFault(_) => End::Fault,
        Ending::GivenUp => return None,
    })
}

/// How many executions there were in each series.
#[derive(Default)]
struct Counts(BTreeMap<usize, usize>);

impl Counts {
    fn add(&mut self, series: usize) {
        *self.0.entry(series).or_default() += 1;
    }

    /// In these series; in all where none is named.
    fn within(&self, counted: &[usize]) -> usize {
        let is_counted = |series: &usize| counted.is_empty() || counted.contains(series);
        self.0.iter().filter(|(series, _)| is_counted(series)).map(|(_, count)| count).sum()
    }
}

/// How often an end was seen in each series of executions, and the one with the fewest switches.
struct Seen {
    counts: Counts,
    decisions: Vec<u32>,
    mode: Mode,
}

/// All ends that were seen.
#[derive(Default)]
struct Ends {
    known: HashMap<End, Seen>,
    more: Counts,
    /// How many bytes the known ones printed.
    bytes: usize,
}

fn switches(decisions: &[u32]) -> usize {
    decisions.iter().filter(|taken| **taken > 0).count()
}

impl Watch for Ends {
    fn over(&mut self, w: &World, mode: Mode, series: usize) -> Next {
        let Some(end) = end_of(w) else {
            return Next::More;
        };
        let goes_on = is_cheap(&end);
        let is_full = self.known.len() >= ENDS || self.bytes >= KEPT;
        match self.known.contains_key(&end) {
            true => {}
            false if is_full && matches!(end, End::Output(..)) => {
                self.more.add(series);
                return Next::More;
            }
            false => self.bytes += w.output.all.len(),
        }
        let fresh = || Seen { counts: Counts::default(), decisions: w.decisions.clone(), mode };
        let seen = self.known.entry(end).or_insert_with(fresh);
        seen.counts.add(series);
        let rank = |mode: &Mode, decisions: &[u32]| (mode.spurious, switches(decisions));
        if rank(&mode, &w.decisions) < rank(&seen.mode, &seen.decisions) {
            seen.decisions.clone_from(&w.decisions);
            seen.mode = mode;
        }
        if goes_on { Next::More } else { Next::Enough }
    }
}

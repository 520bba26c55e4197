//! From the failure that was found to the one that is reported: shrunk, with its cause.

use super::explore::Found;
use super::failure::{self, Failure};
use super::shrink::Replayed;
use super::{Claim, cause, messages, shrink};
use crate::rt::Op;
use crate::rt::world::Ending;
use crate::schedule::{Body, Schedule, deviations};
use crate::story::{self, messages::happened};
use crate::trace::Trace;
use protocol::Verdict;

impl Claim {
    /// Runs the requested schedule, and tells its story even if nothing goes wrong in it.
    pub(super) fn replayed(&self, schedule: Schedule, body: &Body) -> ! {
        let Replayed { found, unused } = shrink::replay_exactly(&schedule, body);
        match unused {
            Some(decision) if !matches!(found.ending, Ending::GivenUp) => {
                failure::bad_schedule(&self.expected, messages::unused(decision))
            }
            _ => self.raise_as_it_is(found, schedule, body),
        }
    }

    /// The misconception behind a failure. One thread that waits for itself is the same in all lessons.
    pub(crate) fn recognised(&self, ending: &Ending, trace: &Trace) -> Option<String> {
        if matches!(ending, Ending::Deadlock) && trace.locks_twice() {
            return Some(messages::locked_twice());
        }
        let known = || self.misconceptions.iter().find_map(|recognise| recognise(trace));
        // Where one was needed for the failure, it is the cause: they are tried last. But whoever looked, and waits
        // again, has made no mistake yet.
        if trace.waits_again_after_looking() {
            known().or_else(|| spurious(trace))
        } else {
            spurious(trace).or_else(known)
        }
    }

    pub(super) fn raise(&self, found: Found, part: u32, body: &Body) -> ! {
        let small = if judges(&found.ending) { shrink::shrink(found, body) } else { found };
        let schedule = Schedule { part, mode: small.mode, deviations: deviations(&small.decisions) };
        self.raise_as_it_is(small, schedule, body)
    }

    pub(super) fn raise_as_it_is(&self, mut found: Found, schedule: Schedule, body: &Body) -> ! {
        cause::find(&mut found, body);
        let (happened, verdict) = (happened(&found.ending, &found.trace), verdict(&found.ending));
        self.raise_told(happened, verdict, found, schedule)
    }

    /// Ends the check: what happened is told in these words.
    pub(crate) fn raise_told(
        &self,
        happened: String,
        verdict: Option<Verdict>,
        found: Found,
        schedule: Schedule,
    ) -> ! {
        Failure {
            expected: self.expected.clone(),
            happened,
            story: story::story(&found.trace),
            misconception: self.recognised(&found.ending, &found.trace),
            schedule: Some(schedule),
            output: found.output,
            verdict,
        }
        .raise()
    }
}

/// The failure needed a spurious wake-up or a spurious failure of an exchange: these are tried last.
fn spurious(trace: &Trace) -> Option<String> {
    let happened = |op: Op| trace.events().iter().any(|event| event.op == op);
    if happened(Op::SpuriousWake) {
        Some(messages::spurious_wake())
    } else {
        happened(Op::SpuriousCompareFailed).then(messages::spurious_compare)
    }
}

/// Whether the ending says something about the answer that shrinking can make clearer.
pub(crate) fn judges(ending: &Ending) -> bool {
    matches!(ending, Ending::Panicked(_) | Ending::Deadlock)
}

/// None if the schedule did not fit the program.
pub(crate) fn verdict(ending: &Ending) -> Option<Verdict> {
    Some(match ending {
        Ending::Returned => Verdict::Passed,
        Ending::Panicked(_)
        | Ending::Deadlock
        | Ending::Aborted(_)
        | Ending::PanicsForEver
        | Ending::BusyForEver
        | Ending::TooManySteps
        | Ending::TooManyThreads => Verdict::Failed,
        Ending::OutputFlood => Verdict::OutputLimit,
        Ending::StaticKept(_) | Ending::EngineFault(_) => Verdict::InternalError,
        Ending::GivenUp => return None,
    })
}

//! An execution as a film: how things stand after each of its operations; and the graph of all executions of a small
//! program.
//!
//! - `shoot`: the execution, step by step
//! - `explore`: the states that the program can be in, and `state`, which tells them apart by what was `learned`
//! - `graph`: the same as data, with the ways counted, and `overwritten`, which updates are lost on them
//! - `cut`: no text is longer than can be shown
//! - `cast`: what both show: threads and objects, each distinct state once, under names that do not change

mod cast;
mod cut;
mod explore;
mod graph;
mod learned;
mod messages;
mod overwritten;
mod shoot;
mod state;

use super::by_hand::{Told, tell};
use crate::claim::failure::bad_schedule;
use crate::claim::shrink::{Replayed, replay_exactly};
use crate::claim::{Aim, Hand, Offer, cause, unused};
use crate::rt::world::Ending;
use crate::schedule::Schedule;
use crate::story::messages::misfit;
use crate::trace::Trace;
use cast::{Cast, Known};
use protocol::Report;
use protocol::interleaving::{Interleaving, SCHEMA};
use shoot::Reel;
use std::path::PathBuf;

/// The execution that is wanted.
#[derive(Debug, Clone)]
pub(crate) struct Film {
    pub schedule: Schedule,
    /// Where to leave the film before the graph is made: that may take too long.
    pub leave: Option<PathBuf>,
}

impl Film {
    /// A hand that wants to see this execution, whichever claim it belongs to.
    pub fn hand(self) -> Hand {
        Box::new(move |offer| {
            if self.schedule.part == offer.part {
                std::panic::resume_unwind(Box::new(Told(Report::Interleaving(film(&self, offer).json()))));
            }
        })
    }
}

/// Runs the schedule, and tells all of it.
fn film(wanted: &Film, offer: &Offer<'_>) -> Interleaving {
    let (trace, ending) = trace(&wanted.schedule, offer);
    let mut known = Known::default();
    known.meet(&trace);
    let mut cast = Cast::default();
    let reel = shoot::shoot(&wanted.schedule, offer, (&trace, &ending), &known, &mut cast);
    let alone = told(wanted, offer, reel.clone(), cast);
    if let Some(path) = &wanted.leave {
        // Who can't write now can't write in the end, and says so then.
        let _ = Report::Interleaving(alone.json()).leave(path);
    }
    let explored = match explore::explore(&wanted.schedule, offer, &reel.moves) {
        Ok(explored) => explored,
        Err(why) => return Interleaving { no_graph: Some(why), ..alone },
    };
    explored.meet(&mut known);
    let mut cast = Cast::default();
    let reel = shoot::shoot(&wanted.schedule, offer, (&trace, &ending), &known, &mut cast);
    let (graph, cast) = graph::within_limits(&explored, offer, &known, &cast);
    Interleaving { graph: Some(graph), ..told(wanted, offer, reel, cast) }
}

/// What happens under the schedule, with what its failure depends on; and how it ends in the first run, as in the check: later
/// ones find memory that is there already.
fn trace(schedule: &Schedule, offer: &Offer<'_>) -> (Trace, Ending) {
    let Replayed { mut found, unused: left } = replay_exactly(schedule, offer.body);
    match (&found.ending, left) {
        (Ending::GivenUp, _) => bad_schedule(&offer.claim.expected, misfit()),
        (_, Some(decision)) => bad_schedule(&offer.claim.expected, unused(decision)),
        _ => {}
    }
    // What a specification has against an execution is told without that.
    if !matches!(offer.aim, Aim::Follow(_)) {
        cause::find(&mut found, offer.body);
    }
    (found.trace, found.ending)
}

/// Without a graph. The caller knows the rest: the file, and the commands.
fn told(wanted: &Film, offer: &Offer<'_>, reel: Reel, cast: Cast) -> Interleaving {
    let claim = tell::claim(offer);
    let (threads, objects) = cast.all();
    Interleaving {
        schema: SCHEMA.to_owned(),
        title: String::new(),
        claim: claim.says,
        aim: claim.aim,
        file: String::new(),
        source: Vec::new(),
        threads,
        objects,
        earlier: reel.earlier,
        later: reel.later,
        start: reel.start,
        steps: reel.steps,
        end: Some(reel.end),
        schedule: wanted.schedule.clone(),
        replay: None,
        by_hand: None,
        graph: None,
        no_graph: None,
    }
}

#[cfg(test)]
pub(crate) mod tests;

//! All states that a program can be in, as far as there is room for them.
//!
//! Each is found by a run from the beginning, one move further than a known one. Those nearest to the execution
//! that is shown come first: where there is no room for all, the others are left out.

use super::cast::Known;
use super::messages;
use super::state::State;
use crate::ask::by_hand::peek::one_further;
use crate::ask::by_hand::snapshot::Snapshot;
use crate::ask::by_hand::tell::CameTo;
use crate::ask::by_hand::walk::walk_before;
use crate::claim::Offer;
use crate::rt::candidates::Candidate;
use crate::schedule::Schedule;
use crate::trace::Trace;
use std::collections::HashMap;

/// The most states.
pub(super) const STATES: usize = 3_000;
/// What is spent on finding them, in steps of threads.
const STEPS: usize = 3_000_000;
/// To start a thread takes as long as so many steps.
const START: usize = 20;
/// The longest execution that a graph is made for.
const MOVES: usize = 300;
/// The most threads.
const THREADS: usize = 24;

/// A state.
pub(super) struct Point {
    pub snapshot: Snapshot,
    pub came_to: CameTo,
    /// The moves from here, in the order of the candidates; none where they are not known.
    pub edges: Option<Vec<Edge>>,
}

/// A move.
pub(super) struct Edge {
    pub to: usize,
    /// What happened on the way, and nothing before.
    pub trace: Trace,
}

/// All states, the first one first.
pub(super) struct Explored {
    pub start: Schedule,
    pub points: Vec<Point>,
}

impl Explored {
    /// Takes note of all objects.
    pub fn meet(&self, known: &mut Known) {
        for point in &self.points {
            known.meet(&point.snapshot.trace);
            point.edges.iter().flatten().for_each(|edge| known.meet(&edge.trace));
        }
    }
}

/// Finds the states, those near `moves` first.
///
/// # Errors
///
/// Why there can be no graph.
pub(super) fn explore(
    schedule: &Schedule,
    offer: &Offer<'_>,
    moves: &[Candidate],
) -> Result<Explored, String> {
    if moves.len() > MOVES {
        return Err(messages::too_long(moves.len(), MOVES));
    }
    let start = Schedule { deviations: Vec::new(), ..schedule.clone() };
    let mut search =
        Search { offer, start, points: Vec::new(), known: HashMap::new(), spent: 0, refused: None };
    search.run(moves);
    match search.refused {
        Some(why) => Err(why),
        None => Ok(Explored { start: search.start, points: search.points }),
    }
}

struct Search<'a> {
    offer: &'a Offer<'a>,
    start: Schedule,
    points: Vec<Point>,
    known: HashMap<u64, usize>,
    spent: usize,
    /// Why there can be no graph.
    refused: Option<String>,
}

impl Search<'_> {
    fn run(&mut self, moves: &[Candidate]) {
        let start = self.start.clone();
        let Some((mut at, _)) = self.visit(&start, 0) else { return };
        for taken in moves {
            self.expand(at);
            let candidates = &self.points[at].snapshot.candidates;
            let taken = candidates.iter().position(|candidate| candidate == taken);
            let next = self.points[at].edges.as_ref().zip(taken).map(|(edges, taken)| edges[taken].to);
            let Some(next) = next else {
                self.refused.get_or_insert_with(messages::too_large);
                return;
            };
            at = next;
        }
        // In the order in which they were found, so those next to the execution come first.
        let mut at = 0;
        while at < self.points.len() && self.refused.is_none() {
            self.expand(at);
            at += 1;
        }
    }

    fn is_spent(&self) -> bool {
        self.points.len() >= STATES || self.spent >= STEPS
    }

    /// Makes each move that is possible there.
    fn expand(&mut self, at: usize) {
        if self.points[at].edges.is_some() || self.is_spent() {
            return;
        }
        let count = self.points[at].snapshot.candidates.len();
        let mut edges = Vec::new();
        for index in 0..count {
            let snapshot = &self.points[at].snapshot;
            let (moves, events) = (snapshot.moves + 1, snapshot.trace.events().len());
            let schedule = one_further(snapshot, &self.start, index);
            let Some((to, trace)) = self.visit(&schedule, moves) else { return };
            edges.push(Edge { to, trace: trace.since(events) });
        }
        self.points[at].edges = Some(edges);
    }

    /// The state after so many moves, and what happened on the way to it.
    fn visit(&mut self, schedule: &Schedule, moves: usize) -> Option<(usize, Trace)> {
        let mut state = State::after(moves, &self.offer.aim);
        let snapshot = walk_before(schedule, moves, self.offer.body, &mut state)?;
        self.spent += snapshot.steps + START * snapshot.threads.len();
        if snapshot.threads.len() > THREADS {
            self.refused
                .get_or_insert_with(|| messages::too_many_threads(snapshot.threads.len() - 1, THREADS));
        }
        if state.order_is_read {
            self.refused.get_or_insert_with(messages::order_is_read);
        }
        let trace = snapshot.trace.clone();
        let at = *self.known.entry(state.key?).or_insert_with(|| {
            self.points.push(Point { snapshot, came_to: state.came_to, edges: None });
            self.points.len() - 1
        });
        Some((at, trace))
    }
}

//! All states that a program can be in, as far as there is room for them.
//!
//! Each is found by a run from the beginning, one move further than a known one. Those nearest to the execution
//! that is shown come first: if there is no room for all, the others are left out.

use super::cast::Known;
use super::messages;
use super::state::{Order, State};
use crate::ask::by_hand::end::CameTo;
use crate::ask::by_hand::peek::one_further;
use crate::ask::by_hand::snapshot::Snapshot;
use crate::ask::by_hand::walk::walk_before;
use crate::claim::Offer;
use crate::rt::candidates::Candidate;
use crate::schedule::Schedule;
use crate::trace::Trace;
use std::collections::HashMap;

/// The most states.
pub(super) const STATES: usize = 3_000;
/// The budget for finding them, in steps of threads.
const STEPS: usize = 3_000_000;
/// Starting a thread takes as long as this many steps.
const START: usize = 20;
/// Keeping this many bytes costs as much as a step.
const BYTES_OF_A_STEP: usize = 64;
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
    let search = |order| {
        let (points, known) = (Vec::new(), HashMap::new());
        let mut search = Search { offer, start: start.clone(), order, points, known, spent: 0 };
        search.run(moves).map(|()| Explored { start: search.start, points: search.points })
    };
    // Whether the check looks at the order is known once it has.
    match search(Order::Seen) {
        Err(Stopped::OrderIsRead) => search(Order::Read),
        other => other,
    }
    .map_err(Stopped::why)
}

/// Why the search was given up.
enum Stopped {
    /// States were taken for the same that are not.
    OrderIsRead,
    /// The program starts this many threads.
    TooManyThreads(usize),
    /// There was no room for the execution that is shown.
    TooLarge,
}

impl Stopped {
    fn why(self) -> String {
        match self {
            Stopped::TooManyThreads(threads) => messages::too_many_threads(threads, THREADS),
            Stopped::OrderIsRead | Stopped::TooLarge => messages::too_large(),
        }
    }
}

struct Search<'a> {
    offer: &'a Offer<'a>,
    start: Schedule,
    order: Order,
    points: Vec<Point>,
    known: HashMap<u64, usize>,
    spent: usize,
}

impl Search<'_> {
    fn run(&mut self, moves: &[Candidate]) -> Result<(), Stopped> {
        let start = self.start.clone();
        let (mut at, _) = self.visit(&start, 0)?;
        for taken in moves {
            self.expand(at)?;
            at = self.after(at, taken).ok_or(Stopped::TooLarge)?;
        }
        // In the order in which they were found, so those next to the execution come first.
        let mut at = 0;
        while at < self.points.len() {
            self.expand(at)?;
            at += 1;
        }
        Ok(())
    }

    fn after(&self, at: usize, taken: &Candidate) -> Option<usize> {
        let Point { snapshot, edges, .. } = &self.points[at];
        let taken = snapshot.candidates.iter().position(|candidate| candidate == taken)?;
        Some(edges.as_ref()?.get(taken)?.to)
    }

    fn is_spent(&self) -> bool {
        self.points.len() >= STATES || self.spent >= STEPS
    }

    /// Makes each move that is possible there.
    fn expand(&mut self, at: usize) -> Result<(), Stopped> {
        if self.points[at].edges.is_some() || self.is_spent() {
            return Ok(());
        }
        let mut edges = Vec::new();
        for index in 0..self.points[at].snapshot.candidates.len() {
            let snapshot = &self.points[at].snapshot;
            let (moves, events) = (snapshot.moves + 1, snapshot.trace.events().len());
            let schedule = one_further(snapshot, &self.start, index);
            let (to, trace) = self.visit(&schedule, moves)?;
            edges.push(Edge { to, trace: trace.since(events) });
        }
        self.points[at].edges = Some(edges);
        Ok(())
    }

    /// The state after this many moves, and what happened on the way to it.
    fn visit(&mut self, schedule: &Schedule, moves: usize) -> Result<(usize, Trace), Stopped> {
        let mut state = State::after(moves, self.order, &self.offer.aim);
        // Who does not do the same each time has no states.
        let shown = walk_before(schedule, moves, self.offer.body, &mut state);
        let (snapshot, key) = shown.zip(state.key).ok_or(Stopped::TooLarge)?;
        self.spent += snapshot.steps + START * snapshot.threads.len();
        self.spent += (snapshot.trace.bytes() + snapshot.printed.len()) / BYTES_OF_A_STEP;
        if snapshot.threads.len() > THREADS {
            return Err(Stopped::TooManyThreads(snapshot.threads.len() - 1));
        }
        if state.order_is_read && self.order == Order::Seen {
            return Err(Stopped::OrderIsRead);
        }
        let trace = snapshot.trace.clone();
        let at = *self.known.entry(key).or_insert_with(|| {
            self.points.push(Point { snapshot, came_to: state.came_to, edges: None });
            self.points.len() - 1
        });
        Ok((at, trace))
    }
}

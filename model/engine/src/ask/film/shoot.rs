//! One execution, with how things stand after each of its operations.

use super::cast::{Cast, Known};
use super::cut;
use crate::ask::by_hand::end::{self, CameTo};
use crate::ask::by_hand::snapshot::Snapshot;
use crate::ask::by_hand::tell::{self, ROWS};
use crate::ask::by_hand::walk::{LooksOn, walk_before};
use crate::claim::Offer;
use crate::claim::failure::bad_schedule;
use crate::rt::candidates::Candidate;
use crate::rt::world::{Ending, World};
use crate::schedule::Schedule;
use crate::story;
use crate::story::messages::misfit;
use crate::trace::Trace;
use protocol::by_hand::{End, Row};
use protocol::interleaving::{Scene, Step};
use std::ops::Range;

/// Of an execution with more events, the beginning is shown: it hardly ends, so what matters is how it got there.
const ENDLESS: usize = 5_000;

/// What was shot.
#[derive(Debug, Clone)]
pub(super) struct Reel {
    pub earlier: usize,
    pub later: usize,
    pub start: Scene,
    pub steps: Vec<Step>,
    pub end: End,
    /// The moves that were made.
    pub moves: Vec<Candidate>,
}

/// Runs the schedule, whose events are those of the trace, and which ended so.
pub(super) fn shoot(
    schedule: &Schedule,
    offer: &Offer<'_>,
    (trace, ending): (&Trace, &Ending),
    known: &Known,
    cast: &mut Cast,
) -> Reel {
    let told: Vec<usize> = story::relevant(trace).into_iter().map(|(at, _)| at).collect();
    let shown = shown(&told, trace.events().len());
    let from = shown.start.checked_sub(1).map_or(0, |before| told[before] + 1);
    let until = if shown.end < told.len() { told[shown.end] } else { usize::MAX };
    let mut shots = Shots {
        offer,
        known,
        cast,
        from,
        until,
        next: 0,
        scenes: Vec::new(),
        moves: Vec::new(),
        is_move: false,
        over: None,
    };
    let Some(_) = walk_before(schedule, usize::MAX, offer.body, &mut shots) else {
        bad_schedule(&offer.claim.expected, misfit());
    };
    let came_to = shots.over.take().unwrap_or(CameTo::ItsEnd);
    let (scenes, moves) = (shots.scenes, shots.moves);
    let end = scenes.last().map(|(_, scene)| scene.clone());
    // What the body does before its first choice stands in the first scene already.
    let start = scenes.first().map(|(_, scene)| scene.clone()).expect("the end is a scene");
    let mut named = trace.clone();
    known.fill(&mut named);
    let mut steps: Vec<Step> = told[shown.clone()]
        .iter()
        .map(|at| step(cut::row(tell::row(&named, *at)), after(*at, &scenes).unwrap_or(&start).clone()))
        .collect();
    if let (Some(last), Some(scene), true) = (steps.last_mut(), end, shown.end == told.len()) {
        last.scene = scene;
    }
    Reel {
        earlier: shown.start,
        later: told.len() - shown.end,
        start,
        steps,
        end: cut::end(end::end(offer.claim, &named, ending, &came_to)),
        moves,
    }
}

/// Which of the operations are shown if there are too many.
fn shown(told: &[usize], events: usize) -> Range<usize> {
    match told.len().saturating_sub(ROWS) {
        0 => 0..told.len(),
        _ if events > ENDLESS => 0..ROWS,
        earlier => earlier..told.len(),
    }
}

/// How things stand after an event: at the next point where there is something to choose.
fn after(event: usize, scenes: &[(usize, Scene)]) -> Option<&Scene> {
    scenes.get(scenes.partition_point(|(events, _)| *events <= event)).map(|(_, scene)| scene)
}

fn step(row: Row, scene: Scene) -> Step {
    let Row { thread, says, line, remark, harm, .. } = row;
    Step { thread, says, line, remark, harm, scene }
}

struct Shots<'a> {
    offer: &'a Offer<'a>,
    known: &'a Known,
    cast: &'a mut Cast,
    /// Scenes are of interest once this many events have happened, and until `until` have.
    from: usize,
    until: usize,
    /// The first event that no scene has been shot after.
    next: usize,
    /// How many events had happened, and how things stood.
    scenes: Vec<(usize, Scene)>,
    moves: Vec<Candidate>,
    /// Whether the step that comes is a move.
    is_move: bool,
    over: Option<CameTo>,
}

impl Shots<'_> {
    fn shoot(&mut self, w: &World, candidates: &[Candidate]) {
        let mut snapshot = Snapshot::of(w, candidates, self.moves.len());
        self.known.fill(&mut snapshot.trace);
        self.next = w.events.len();
        self.scenes.push((w.events.len(), self.cast.scene(&snapshot)));
    }

    fn has_news(&self, w: &World) -> bool {
        self.scenes.is_empty() || w.events[self.next..].iter().any(tell::is_told)
    }
}

impl LooksOn for Shots<'_> {
    fn comes_to(&mut self, w: &World, candidates: &[Candidate], _: usize) {
        self.is_move = true;
        if (self.from..=self.until).contains(&w.events.len()) && self.has_news(w) {
            self.shoot(w, candidates);
        }
    }

    fn steps(&mut self, candidate: Candidate) {
        if std::mem::replace(&mut self.is_move, false) {
            self.moves.push(candidate);
        }
    }

    fn over(&mut self, w: &World) {
        self.over = Some(CameTo::of(&self.offer.aim, w));
        self.shoot(w, &[]);
    }
}

//! The states of a program as data: what each looks like, what leads where, and in how many ways.

use super::cast::{Cast, Known};
use super::cut;
use super::explore::{Explored, Point, STATES};
use super::messages;
use super::overwritten::Overwritten;
use crate::ask::by_hand::peek::first_of;
use crate::ask::by_hand::{end, tell};
use crate::claim::explore::Found;
use crate::claim::{Aim, Offer, cause};
use crate::rt::world::Ending;
use crate::schedule::{Schedule, deviations};
use protocol::by_hand::{End, EndKind, Row};
use protocol::interleaving::{Choice, Goal, Graph, Node, Outcome};

/// The most bytes that a graph has as JSON.
const BYTES: usize = 1 << 20;
/// At most this many goals are told apart.
const GOALS: usize = 6;

/// As much of the graph as there is room for, and the threads and objects in it.
pub(super) fn within_limits(
    explored: &Explored,
    offer: &Offer<'_>,
    known: &Known,
    cast: &Cast,
) -> (Graph, Cast) {
    let mut count = explored.points.len().min(STATES);
    let overwritten = Overwritten::find(&explored.points);
    loop {
        let mut all = cast.clone();
        let graph = Telling { explored, offer, known, overwritten: &overwritten, count }.graph(&mut all);
        let size = graph.bytes() + all.bytes();
        if size <= BYTES || count == 1 {
            return (graph, all);
        }
        count = (count * BYTES / size * 19 / 20).max(1);
    }
}

struct Telling<'a> {
    explored: &'a Explored,
    offer: &'a Offer<'a>,
    known: &'a Known,
    overwritten: &'a Overwritten,
    /// How many states are included.
    count: usize,
}

/// An outcome, and how it was first reached.
struct Ended {
    end: End,
    is_deadlock: bool,
    ways: f64,
}

impl Telling<'_> {
    fn graph(&self, cast: &mut Cast) -> Graph {
        let mut outcomes = Vec::new();
        let mut nodes: Vec<Node> = (0..self.count).map(|at| self.node(at, cast, &mut outcomes)).collect();
        count_ways(&mut nodes, &mut outcomes);
        Graph {
            cut: nodes.iter().any(|node| node.cut),
            nodes,
            goals: goals(self.offer, &outcomes),
            outcomes: outcomes.into_iter().map(|it| Outcome { end: it.end, ways: it.ways }).collect(),
        }
    }

    fn node(&self, at: usize, cast: &mut Cast, outcomes: &mut Vec<Ended>) -> Node {
        let point = &self.explored.points[at];
        let mut snapshot = point.snapshot.clone();
        self.known.fill(&mut snapshot.trace);
        let end = snapshot.ending.as_ref().map(|ending| self.outcome(point, ending, outcomes));
        let edges = point.edges.as_ref().filter(|edges| edges.iter().all(|edge| edge.to < self.count));
        let mut choices: Vec<Choice> = edges
            .into_iter()
            .flatten()
            .enumerate()
            .map(|(index, edge)| {
                let mut trace = edge.trace.clone();
                self.known.fill(&mut trace);
                let candidate = &snapshot.candidates[index];
                let next = first_of(candidate, &trace, 0);
                let told = tell::choice(&snapshot, index, candidate, next.as_ref());
                let events = 0..trace.events().len();
                let steps: Vec<Row> = events
                    .filter(|event| tell::is_told(&trace.events()[*event]))
                    .map(|event| {
                        let row = tell::row(&trace, event);
                        let remark = self.overwritten.remark(at, index, event, &trace);
                        cut::row(Row { harm: remark.is_some(), remark, ..row })
                    })
                    .collect();
                Choice {
                    thread: told.thread,
                    way: told.way,
                    says: cut::line(told.says),
                    line: told.line,
                    to: edge.to,
                    ways: 0.0,
                    steps,
                }
            })
            .collect();
        choices.sort_by_key(|choice| choice.thread);
        Node {
            scene: cast.scene(&snapshot),
            cut: end.is_none() && choices.is_empty(),
            choices,
            end,
            schedule: Schedule { deviations: deviations(&snapshot.decisions), ..self.explored.start.clone() },
            moves: snapshot.moves,
        }
    }

    /// The number of the outcome.
    fn outcome(&self, point: &Point, ending: &Ending, outcomes: &mut Vec<Ended>) -> usize {
        let mut trace = point.snapshot.trace.clone();
        self.known.fill(&mut trace);
        let told = cut::end(end::end(self.offer.claim, &trace, ending, &point.came_to));
        let is_known = |it: &Ended| (it.end.kind, &it.end.happened) == (told.kind, &told.happened);
        if let Some(at) = outcomes.iter().position(is_known) {
            return at;
        }
        let misconception = self.misconception(point, ending, told.kind);
        let is_deadlock = matches!(ending, Ending::Deadlock) && told.kind != EndKind::Held;
        outcomes.push(Ended { end: End { misconception, ..told }, is_deadlock, ways: 0.0 });
        outcomes.len() - 1
    }

    fn misconception(&self, point: &Point, ending: &Ending, kind: EndKind) -> Option<String> {
        let mut found = Found {
            ending: ending.clone(),
            mode: self.explored.start.mode,
            decisions: point.snapshot.decisions.clone(),
            trace: point.snapshot.trace.clone(),
            output: String::new(),
        };
        if !matches!(self.offer.aim, Aim::Follow(_)) {
            cause::find(&mut found, self.offer.body);
        }
        (kind == EndKind::Broken).then(|| self.offer.claim.recognised(ending, &found.trace)).flatten()
    }
}

/// Counts the ways from each state to an end, and from the beginning to each outcome. A way is a sequence of moves. There
/// are no cycles, and every move leads to a state with one move more, so states are visited by number of moves. What
/// was left out is not counted.
fn count_ways(nodes: &mut [Node], outcomes: &mut [Ended]) {
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_by_key(|at| nodes[*at].moves);
    let mut on = vec![0.0; nodes.len()];
    for at in order.iter().rev().copied() {
        for choice in &mut nodes[at].choices {
            choice.ways = on[choice.to];
        }
        let through: f64 = nodes[at].choices.iter().map(|choice| choice.ways).sum();
        on[at] = if nodes[at].end.is_some() { 1.0 } else { through };
    }
    let mut here = vec![0.0; nodes.len()];
    here[0] = 1.0;
    for at in order {
        for choice in &nodes[at].choices {
            here[choice.to] += here[at];
        }
        if let Some(end) = nodes[at].end {
            outcomes[end].ways += here[at];
        }
    }
}

/// The goals of somebody who plays the scheduler.
fn goals(offer: &Offer<'_>, outcomes: &[Ended]) -> Vec<Goal> {
    let all = |is: &dyn Fn(&Ended) -> bool| -> Vec<usize> {
        (0..outcomes.len()).filter(|at| is(&outcomes[*at])).collect()
    };
    let mut goals = vec![
        Goal {
            says: messages::reach(&offer.claim.expected),
            outcomes: all(&|it| it.end.kind == EndKind::Reached),
        },
        Goal { says: messages::reach_deadlock(), outcomes: all(&|it| it.is_deadlock) },
    ];
    let broken = all(&|it| it.end.kind == EndKind::Broken && !it.is_deadlock);
    if broken.len() > GOALS || matches!(offer.aim, Aim::Follow(_)) {
        goals.push(Goal { says: messages::break_claim(), outcomes: broken });
    } else {
        let so = |at: usize| Goal { says: messages::break_so(&outcomes[at].end), outcomes: vec![at] };
        goals.extend(broken.into_iter().map(so));
    }
    let came_to = all(&|it| it.end.kind == EndKind::Held);
    if matches!(offer.aim, Aim::Collect(_)) && outcomes.len() > 1 && came_to.len() <= GOALS {
        let so = |at: usize| Goal { says: messages::come_to(&outcomes[at].end.happened), outcomes: vec![at] };
        goals.extend(came_to.into_iter().map(so));
    }
    goals.retain(|goal| !goal.outcomes.is_empty());
    goals
}

//! Which moves of the graph write over what another thread wrote after theirs had looked, whatever way leads to them.

use super::explore::Point;
use super::learned::hash;
use crate::rt::{Event, TaskId};
use crate::story::messages::overwrites_by;
use crate::story::names;
use crate::trace::{Looks, Trace};
use std::collections::HashMap;

/// By the state, the move from there and the event of the move: whose write is lost; none where that depends on the way.
pub(super) struct Overwritten(HashMap<(usize, usize, usize), Option<TaskId>>);

impl Overwritten {
    /// Goes through the states in the order of their moves, so all ways to a state are known before those on from it.
    pub fn find(points: &[Point]) -> Overwritten {
        let mut found = HashMap::new();
        let mut order: Vec<usize> = (0..points.len()).collect();
        order.sort_by_key(|at| points[*at].snapshot.moves);
        let mut looks: Vec<Option<Looks>> = vec![None; points.len()];
        let mut first = Looks::default();
        follow(&mut first, &points[0].snapshot.trace, |_, _| {});
        looks[0] = Some(first);
        for at in order {
            let Some(here) = looks[at].take() else { continue };
            for (index, edge) in points[at].edges.iter().flatten().enumerate() {
                let mut there = here.clone();
                follow(&mut there, &edge.trace, |event, lost| {
                    found.insert((at, index, event), lost);
                });
                match &mut looks[edge.to] {
                    Some(known) => known.or(&there),
                    unknown => *unknown = Some(there),
                }
            }
        }
        Overwritten(found)
    }

    /// What is said of the event of a move.
    pub fn remark(&self, point: usize, edge: usize, event: usize, trace: &Trace) -> Option<String> {
        let lost = self.0.get(&(point, edge, event))?;
        Some(overwrites_by(trace, event, *lost))
    }
}

fn follow(looks: &mut Looks, trace: &Trace, mut overwrites: impl FnMut(usize, Option<TaskId>)) {
    let objects = objects(trace);
    let object = |event: &Event| event.object.map(|id| objects[id.0 as usize]);
    for (at, event) in trace.events().iter().enumerate() {
        if let Some(lost) = looks.happens(event, object(event)) {
            overwrites(at, lost);
        }
    }
}

/// What each object is called: its number depends on who came first.
fn objects(trace: &Trace) -> Vec<u64> {
    let mut named: HashMap<u64, u32> = HashMap::new();
    let name = trace.objects.iter().map(|object| hash(names::shared(object.kind, object.made_at)));
    name.map(|name| {
        let before = named.entry(name).or_default();
        *before += 1;
        hash((name, *before))
    })
    .collect()
}

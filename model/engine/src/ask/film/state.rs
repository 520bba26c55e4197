//! Tells the states of a program apart: two executions that reach the same state can continue in the same ways.
//!
//! A thread is deterministic, so what it is doing, and all values in its reach, follow from what it has *seen*: its own
//! steps with what each of them learned of shared things. A shared thing, in turn, is what the last step that changed
//! it made of it, which follows from what that step's thread had seen. So the state is known by a hash of what each
//! thread has seen, and of what each thing is. What steps learn and change, their footprints say: the
//! reduction of schedules (`schedule::reduced`) rests on the same basis. An atomic, and a mutex whose value is a plain number, are
//! known by their value, whoever stored it. Nothing else is: what another type holds can't be compared.
//!
//! Where a check looks at the order of all that has happened, that order is part of the state.
//!
//! A thread that reads again has seen more than before, so no state occurs twice in one execution.

use super::learned::{Told, hash, is_poisoned, told};
use crate::ask::by_hand::end::CameTo;
use crate::ask::by_hand::walk::LooksOn;
use crate::claim::Aim;
use crate::rt::Op;
use crate::rt::candidates::{Candidate, How};
use crate::rt::event::Event;
use crate::rt::footprint::{Effect, Thing};
use crate::rt::task::{Task, TaskState};
use crate::rt::world::World;
use crate::story::names;
use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// Whether the order in which different threads did things is part of the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Only as far as threads have seen it.
    Seen,
    /// All of it: the check looks at all that has happened.
    Read,
}

/// Observes a program while it runs, and says in which state it is after some moves.
pub(super) struct State<'a> {
    aim: &'a Aim<'a>,
    moves: usize,
    matters: Order,
    /// What each thread has seen.
    seen: Vec<u64>,
    /// What each thing is, as far as a step has changed it.
    things: BTreeMap<u64, u64>,
    /// The name of each object: its number depends on which thread came first.
    objects: Vec<u64>,
    events: usize,
    /// All that has happened, in its order.
    order: u64,
    how: How,
    /// The state.
    pub key: Option<u64>,
    /// The outcome of the execution, if it is over.
    pub came_to: CameTo,
    /// Whether the check has looked at the order of all that has happened.
    pub order_is_read: bool,
}

fn mark(how: How) -> (u8, u32) {
    match how {
        How::Goes => (0, 0),
        How::TimePasses => (1, 0),
        How::Spurious => (2, 0),
        How::Way(way) => (3, way),
    }
}

impl<'a> State<'a> {
    /// The state after this many moves, or at the end.
    pub fn after(moves: usize, matters: Order, aim: &'a Aim<'a>) -> Self {
        State {
            aim,
            moves,
            matters,
            seen: vec![0],
            things: BTreeMap::new(),
            objects: Vec::new(),
            events: 0,
            order: 0,
            how: How::Goes,
            key: None,
            came_to: CameTo::default(),
            order_is_read: false,
        }
    }

    fn key(&self, w: &World, candidates: &[Candidate]) -> u64 {
        let mut next: Vec<_> = candidates.iter().map(|it| (it.task, mark(it.how))).collect();
        next.sort_unstable();
        let deadline = |task: &Task| match task.state {
            TaskState::Waiting { deadline, .. } => deadline,
            TaskState::Finished => None,
        };
        let deadlines: Vec<_> = w.tasks.iter().map(deadline).collect();
        let ending = w.ending.as_ref().map(std::mem::discriminant);
        let order = (self.matters == Order::Read).then_some(self.order);
        let world = (w.now, w.spurious_left, w.output.last_lines(5));
        hash((&self.seen, &self.things, order, world, deadlines, next, ending))
    }

    /// Names the objects that the last step used first: by the name that they share, and their number among those.
    fn meet(&mut self, w: &World) {
        for object in &w.objects[self.objects.len()..] {
            let name = hash(names::shared(object.kind, object.made_at));
            let before =
                (0..).take_while(|number| self.objects.contains(&hash((name, *number as u32)))).count();
            self.objects.push(hash((name, before as u32)));
        }
    }

    fn name(&self, thing: Thing) -> u64 {
        match thing {
            Thing::Object(id) => self.objects[id.0 as usize],
            Thing::Token(task) => hash((1, task)),
            Thing::End(task) => hash((2, task)),
            Thing::Clock => hash(3),
            Thing::Dice => hash(4),
            Thing::Input => hash(5),
            Thing::Section(section) => hash((6, section)),
            Thing::Order { caller, returner } => hash((7, caller, returner)),
        }
    }

    fn is(&self, thing: Thing, w: &World) -> u64 {
        match thing {
            Thing::Clock => hash(w.now),
            _ => self.things.get(&self.name(thing)).copied().unwrap_or_default(),
        }
    }

    fn add_event(&self, w: &World, event: &Event, hasher: &mut DefaultHasher) {
        event.object.map(|id| self.objects[id.0 as usize]).hash(hasher);
        match event.op {
            Op::Print(piece) => w.output.pieces.get(piece as usize).hash(hasher),
            op => op.hash(hasher),
        }
    }
}

impl LooksOn for State<'_> {
    fn wants_footprints(&self) -> bool {
        true
    }

    fn comes_to(&mut self, w: &World, candidates: &[Candidate], moves: usize) {
        if moves == self.moves {
            self.key = Some(self.key(w, candidates));
        }
        self.order_is_read |= w.noticed.trace_is_read;
    }

    fn steps(&mut self, candidate: Candidate) {
        self.how = candidate.how;
    }

    fn stepped(&mut self, w: &mut World) {
        let footprint = w.take_footprint();
        self.meet(w);
        let thread = w.current.index();
        let events = &w.events[self.events.min(w.events.len())..];
        let mut seen = DefaultHasher::new();
        (self.seen[thread], mark(self.how)).hash(&mut seen);
        for touch in &footprint.0 {
            match told(w, events, touch.thing) {
                Told::No => (self.name(touch.thing), self.is(touch.thing, w)).hash(&mut seen),
                Told::State(_) | Told::Looked => is_poisoned(w, touch.thing).hash(&mut seen),
            }
        }
        events.iter().for_each(|event| self.add_event(w, event, &mut seen));
        let seen = seen.finish();
        self.order = hash((self.order, seen));
        for touch in &footprint.0 {
            let name = self.name(touch.thing);
            match (told(w, events, touch.thing), touch.effect) {
                (Told::State(state), _) => drop(self.things.insert(name, state)),
                (Told::No, Effect::Writes) => drop(self.things.insert(name, hash((seen, name)))),
                (Told::Looked, _) | (Told::No, Effect::Reads) => {}
            }
        }
        self.seen[thread] = seen;
        // Whom it has started knows what it knew.
        let started = self.seen.len()..w.tasks.len();
        self.seen.extend(started.map(|number| hash((seen, number))));
        self.events = w.events.len();
    }

    fn over(&mut self, w: &World) {
        self.came_to = CameTo::of(self.aim, w);
        self.order_is_read |= w.noticed.trace_is_read;
        self.key = Some(self.key(w, &[]));
    }
}

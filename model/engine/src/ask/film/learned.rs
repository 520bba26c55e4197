//! What operations reveal of the things that they act on: all that a thread learned by them.

use crate::rt::event::Event;
use crate::rt::footprint::Thing;
use crate::rt::object::{ObjectState, Poison};
use crate::rt::world::World;
use crate::rt::{Kind, Op};
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// A number that represents this.
pub(super) fn hash(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// What is known of an object after a step from the operations alone: they record all that they learned of it.
#[derive(PartialEq, Eq)]
pub(super) enum Told {
    /// Its whole state.
    State(u64),
    /// Nothing new: the step only looked.
    Looked,
    /// Not everything.
    No,
}

/// What a step's events tell of a thing.
pub(super) fn told(w: &World, events: &[Event], thing: Thing) -> Told {
    let Thing::Object(id) = thing else { return Told::No };
    let object = w.object(id);
    let own = || events.iter().filter(|event| event.object == Some(id)).map(|event| event.op);
    let Some(last) = own().next_back() else { return Told::No };
    match &object.state {
        ObjectState::Atomic if object.kind == Kind::Atomic && own().all(tells_value) => {
            value(last).map_or(Told::No, Told::State)
        }
        ObjectState::Lock { holder, poison, .. } if own().all(tells_lock) => match last {
            Op::LockBusy | Op::TimedOut => Told::Looked,
            _ => {
                let is_poisoned = *poison == Poison::Poisoned;
                Told::State(hash((value(last), holder.map(|hold| hold.task), is_poisoned)))
            }
        },
        _ => Told::No,
    }
}

fn tells_value(op: Op) -> bool {
    match op {
        Op::Update { old, new } => old.is_some() && new.is_some(),
        _ => value(op).is_some(),
    }
}

fn tells_lock(op: Op) -> bool {
    match op {
        Op::Lock(value) | Op::Unlock(value) => value.is_some(),
        Op::LockBusy | Op::TimedOut => true,
        _ => false,
    }
}

fn value(op: Op) -> Option<u64> {
    match op {
        Op::Load(value)
        | Op::Store(value)
        | Op::CompareFailed(value)
        | Op::Lock(value)
        | Op::Unlock(value) => value.map(hash),
        Op::Update { new, .. } => new.map(hash),
        _ => None,
    }
}

/// A thread that takes a lock learns whether a holder has panicked.
pub(super) fn is_poisoned(w: &World, thing: Thing) -> bool {
    match thing {
        Thing::Object(id) => {
            matches!(w.object(id).state, ObjectState::Lock { poison: Poison::Poisoned, .. })
        }
        _ => false,
    }
}

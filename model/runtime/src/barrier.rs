//! Barriers: no thread continues before all have arrived.

use super::footprint::{Effect, Thing};
use super::object::ObjectState;
use super::world::{self, World};
use super::{Condition, Kind, ObjectId, Op, Registration, point};
use std::panic::Location;

/// A barrier.
#[derive(Debug)]
pub struct Barrier {
    registration: Registration,
    size: usize,
}

/// How many have arrived, and how often all have.
#[derive(Debug, Default)]
pub struct Round {
    come: usize,
    number: u64,
}

/// Whether a thread was the last to arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It was the last, and released the others.
    Last,
    /// It waited for others.
    Earlier,
}

impl Barrier {
    /// A barrier for `size` threads.
    #[track_caller]
    pub const fn new(size: usize) -> Self {
        Self { registration: Registration::new(), size }
    }

    /// Waits until all have arrived.
    #[track_caller]
    pub fn wait(&self) -> Place {
        let enter = |_| ObjectState::Barrier(Round::default());
        let id = self.registration.id(Kind::Barrier, enter);
        point(Condition::Always);
        let here = Location::caller();
        let round = world::with(|w| {
            w.touch(Thing::Object(id), Effect::Writes);
            w.round(id).come(self.size)
        });
        if let Some(round) = round {
            world::with(World::changed);
            point(Condition::RoundOver(id, round));
        }
        world::with(|w| {
            w.record(Op::Barrier, Some(id), here);
            w.changed();
        });
        round.map_or(Place::Last, |_| Place::Earlier)
    }
}

impl Round {
    /// Counts one more; the number of the round to wait for, unless it was the last.
    fn come(&mut self, size: usize) -> Option<u64> {
        self.come += 1;
        if self.come < size {
            return Some(self.number);
        }
        self.come = 0;
        self.number += 1;
        None
    }

    pub fn is_over(&self, round: u64) -> bool {
        self.number > round
    }
}

impl World {
    fn round(&mut self, barrier: ObjectId) -> &mut Round {
        match &mut self.object_mut(barrier).state {
            ObjectState::Barrier(round) => round,
            other => unreachable!("{barrier:?} is a barrier, not {other:?}"),
        }
    }
}

//! What a step touches: two steps are dependent if they touch the same thing and one of them changes it.
//!
//! Reduction rests on this file. Whatever a thread can learn of others, and whatever of its own it lets others
//! learn, is a [`Thing`]; [`World::record`] notes it for every operation that has an event ([`effect_of`] says what
//! each does), and the few that have none call [`World::touch`]. If in doubt, an operation counts as a write.

use super::object::ObjectState;
use super::once::Phase;
use super::world::World;
use super::{Condition, ObjectId, Op, TaskId};
use smallvec::SmallVec;

/// What steps may share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// A lock, an atomic, a channel and the like.
    Object(ObjectId),
    /// The token that `unpark` gives a thread.
    Token(TaskId),
    /// Whether a thread has ended.
    End(TaskId),
    /// The virtual time.
    Clock,
    /// The pseudorandom numbers.
    Dice,
    /// The rest of standard input.
    Input,
    /// A section that the check watches, by a hash of its name.
    Section(u32),
    /// Which comes first, a call of one client or a return of another: see [`super::call`].
    Order { caller: u8, returner: u8 },
}

/// What a step does to a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    Reads,
    Writes,
}

/// A thing that a step touched.
#[derive(Debug, Clone, Copy)]
pub struct Touch {
    pub thing: Thing,
    pub effect: Effect,
    /// What could be done with it before the step, where that is known.
    pub before: Facts,
}

/// All that a step touched.
#[derive(Debug, Clone, Default)]
pub struct Footprint(pub SmallVec<[Touch; 4]>);

/// Which conditions hold of an object: a bit for each kind of condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts(u16);

impl Facts {
    /// Nothing is known, so everything may have been possible.
    pub const UNKNOWN: Facts = Facts(u16::MAX);
    pub const NONE: Facts = Facts(0);
    pub const LOCK_FREE: Facts = Facts(1);
    pub const READ_FREE: Facts = Facts(1 << 1);
    pub const WRITE_FREE: Facts = Facts(1 << 2);
    pub const SETTLED: Facts = Facts(1 << 3);
    pub const DONE: Facts = Facts(1 << 4);
    pub const TRIED: Facts = Facts(1 << 5);
    pub const CAN_SEND: Facts = Facts(1 << 6);
    pub const CAN_RECEIVE: Facts = Facts(1 << 7);

    pub fn allows(self, needed: Facts) -> bool {
        self.0 & needed.0 == needed.0
    }

    fn given(self, holds: bool) -> Facts {
        if holds { self } else { Facts::NONE }
    }

    fn and(self, other: Facts) -> Facts {
        Facts(self.0 | other.0)
    }
}

impl Footprint {
    /// Whether the order of two steps of different threads matters.
    pub fn conflicts(&self, other: &Footprint) -> bool {
        self.0.iter().any(|a| other.0.iter().any(|b| a.conflicts(b)))
    }
}

impl Touch {
    pub fn conflicts(&self, other: &Touch) -> bool {
        self.thing == other.thing && (self.effect == Effect::Writes || other.effect == Effect::Writes)
    }
}

/// What an operation does to its object.
fn effect_of(op: Op) -> Effect {
    match op {
        Op::Load(_)
        | Op::CompareFailed(_)
        | Op::SpuriousCompareFailed
        | Op::LockBusy
        | Op::Length(_)
        | Op::Empty
        | Op::Closed
        | Op::SendRefused
        | Op::OwnersAsked => Effect::Reads,
        _ => Effect::Writes,
    }
}

/// A hash that tells names apart, except for rare collisions: FNV-1a.
fn mark(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |mark, byte| (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl World {
    /// Notes that the running step touches `thing`.
    #[inline]
    pub fn touch(&mut self, thing: Thing, effect: Effect) {
        if self.tracks {
            self.note_touch(thing, effect);
        }
    }

    fn note_touch(&mut self, thing: Thing, effect: Effect) {
        if let Some(known) = self.footprint.0.iter_mut().find(|touch| touch.thing == thing) {
            known.effect = known.effect.max(effect);
            return;
        }
        let before = match thing {
            Thing::Object(id) => self.facts.get(id.0 as usize).copied().unwrap_or(Facts::UNKNOWN),
            // Nobody waits for an end that has come already.
            Thing::End(_) => Facts::NONE,
            _ => Facts::UNKNOWN,
        };
        self.footprint.0.push(Touch { thing, effect, before });
    }

    /// Notes what the operation `op` touches.
    #[inline]
    pub(super) fn touch_by(&mut self, op: Op, object: Option<ObjectId>) {
        if !self.tracks {
            return;
        }
        if let Some(id) = object {
            self.note_touch(Thing::Object(id), effect_of(op));
        }
        match op {
            Op::Finish => self.note_touch(Thing::End(self.current), Effect::Writes),
            Op::Join(task) => self.note_touch(Thing::End(task), Effect::Reads),
            Op::Park => self.note_touch(Thing::Token(self.current), Effect::Writes),
            Op::Unpark(task) => self.note_touch(Thing::Token(task), Effect::Writes),
            Op::Enter(section) | Op::Leave(section) => {
                self.note_touch(Thing::Section(mark(section)), Effect::Writes);
            }
            _ => {}
        }
    }

    /// What the step that has just been made touched; the next one begins with nothing.
    pub fn take_footprint(&mut self) -> Footprint {
        let footprint = std::mem::take(&mut self.footprint);
        for touch in &footprint.0 {
            if let Thing::Object(ObjectId(id)) = touch.thing {
                self.facts.resize(self.facts.len().max(id as usize + 1), Facts::UNKNOWN);
                self.facts[id as usize] = self.objects[id as usize].state.facts();
            }
        }
        footprint
    }

    /// The things that decide whether `until` holds for `waiter`, each with what must be the case.
    pub fn needs(&self, until: &Condition, waiter: TaskId) -> SmallVec<[(Thing, Facts); 2]> {
        let mut needs = SmallVec::new();
        self.add_needs(until, waiter, &mut needs);
        needs
    }

    fn add_needs(&self, until: &Condition, waiter: TaskId, needs: &mut SmallVec<[(Thing, Facts); 2]>) {
        let object = |id: &ObjectId| Thing::Object(*id);
        let need = match until {
            Condition::Always | Condition::Never => return,
            Condition::LockFree(id) => (object(id), Facts::LOCK_FREE),
            Condition::ReadFree(id) => (object(id), Facts::READ_FREE),
            Condition::WriteFree(id) => (object(id), Facts::WRITE_FREE),
            Condition::Settled(id) => (object(id), Facts::SETTLED),
            Condition::Done(id) => (object(id), Facts::DONE),
            Condition::Tried(id) => (object(id), Facts::TRIED),
            Condition::CanSend(id) => (object(id), Facts::CAN_SEND),
            Condition::CanReceive(id) => (object(id), Facts::CAN_RECEIVE),
            Condition::Notified(id) | Condition::RoundOver(id, _) | Condition::Taken(id, _) => {
                (object(id), Facts::NONE)
            }
            Condition::Finished(task) => (Thing::End(*task), Facts::LOCK_FREE),
            Condition::Token => (Thing::Token(waiter), Facts::NONE),
            Condition::Met | Condition::Handed => (Thing::Token(waiter), Facts::NONE),
            Condition::AllFinished(tasks) => {
                needs.extend(tasks.iter().map(|task| (Thing::End(*task), Facts::LOCK_FREE)));
                return;
            }
            Condition::Any(several) => {
                let from = needs.len();
                several.iter().for_each(|one| self.add_needs(one, waiter, needs));
                // Any one of them is enough, so none is needed.
                needs[from..].iter_mut().for_each(|(_, needed)| *needed = Facts::NONE);
                return;
            }
        };
        needs.push(need);
    }
}

impl ObjectState {
    /// What could be done with the object now.
    fn facts(&self) -> Facts {
        match self {
            ObjectState::Lock { holder, .. } => Facts::LOCK_FREE.given(holder.is_none()),
            ObjectState::RwLock(inside) => {
                Facts::READ_FREE.given(inside.lets_read()).and(Facts::WRITE_FREE.given(inside.lets_write()))
            }
            ObjectState::Once(phase) => Facts::SETTLED
                .given(!matches!(phase, Phase::Running(_)))
                .and(Facts::DONE.given(matches!(phase, Phase::Done)))
                .and(Facts::TRIED.given(matches!(phase, Phase::Done | Phase::Failed))),
            ObjectState::Channel(ends) => {
                Facts::CAN_SEND.given(ends.lets_send()).and(Facts::CAN_RECEIVE.given(ends.lets_receive()))
            }
            _ => Facts::UNKNOWN,
        }
    }
}

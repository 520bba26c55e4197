//! Which threads may send to a channel and receive from it, and in which order: all of it but the messages.

use super::busy_wait::About;
use super::channel::{ReceiveRefused, Room, SendRefused};
use super::ends::Ends;
use super::event::Place;
use super::footprint::{Effect, Thing};
use super::object::ObjectState;
use super::point::me;
use super::select::Agreement;
use super::world::{self, World};
use super::{Arrival, Condition, Kind, ObjectId, Op, Registration, TaskId, point, point_until};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::panic::Location;
use std::time::Duration;

/// All of a channel but its messages.
#[derive(Debug)]
pub struct ChannelState {
    registration: Registration,
    inside: RefCell<Inside>,
}

#[derive(Debug)]
struct Inside {
    /// The numbers of the messages, in the order in which they were sent.
    messages: VecDeque<u64>,
    next: u64,
    /// Messages that a [`super::select`] took, and that its thread has not fetched yet.
    kept: Vec<(TaskId, u64)>,
    ends: Ends,
}

impl ChannelState {
    /// One sender and one receiver.
    #[track_caller]
    pub(super) fn new(room: Room) -> Self {
        let inside = Inside { messages: VecDeque::new(), next: 0, kept: Vec::new(), ends: Ends::new(room) };
        Self { registration: Registration::new(), inside: RefCell::new(inside) }
    }

    pub(super) fn id(&self) -> ObjectId {
        self.registration.id(Kind::Channel, |_| ObjectState::Channel(self.ends()))
    }

    pub(super) fn ends(&self) -> Ends {
        self.inside.borrow().ends
    }

    /// Records that the running step depends on what is inside.
    pub(super) fn looked_at(&self) {
        let id = self.id();
        world::with(|w| w.touch(Thing::Object(id), Effect::Reads));
    }

    /// Looks inside, and tells the scheduler the state afterwards.
    fn with<R>(&self, id: ObjectId, act: impl FnOnce(&mut Inside) -> R) -> R {
        let mut inside = self.inside.borrow_mut();
        let result = act(&mut inside);
        inside.ends.held = inside.messages.len();
        inside.ends.oldest = inside.messages.front().copied().unwrap_or(inside.next);
        let ends = inside.ends;
        drop(inside);
        world::with(|w| {
            w.touch(Thing::Object(id), Effect::Writes);
            w.object_mut(id).state = ObjectState::Channel(ends);
        });
        result
    }

    #[track_caller]
    pub(super) fn send(&self, deadline: Option<Duration>) -> Result<u64, SendRefused<()>> {
        let id = self.id();
        let arrival = point_until(Condition::CanSend(id), deadline);
        if self.ends().receivers == 0 {
            return refuse(id, SendRefused::Disconnected(()));
        }
        if arrival == Arrival::TimedOut {
            return refuse(id, SendRefused::Full(()));
        }
        Ok(self.put(id))
    }

    #[track_caller]
    pub(super) fn try_send(&self) -> Result<u64, SendRefused<()>> {
        let id = self.id();
        point(Condition::Always);
        let ends = self.ends();
        if ends.receivers == 0 {
            return refuse(id, SendRefused::Disconnected(()));
        }
        if !ends.takes_at_once() {
            let place = Location::caller();
            world::with(|w| w.asked(About::Object(id), place));
            return refuse(id, SendRefused::Full(()));
        }
        Ok(self.put(id))
    }

    /// Begins to offer a message.
    #[track_caller]
    pub(super) fn offer(&self) -> Result<u64, SendRefused<()>> {
        let id = self.id();
        point(Condition::Always);
        if self.ends().receivers == 0 {
            return refuse(id, SendRefused::Disconnected(()));
        }
        Ok(self.put(id))
    }

    /// Waits until a receiver takes the message that is offered; it is returned if none does.
    #[track_caller]
    pub(super) fn until_taken(&self, number: u64, deadline: Option<Duration>) -> Result<(), SendRefused<()>> {
        let id = self.id();
        let arrival = point_until(Condition::Taken(id, number), deadline);
        let is_back = self.with(id, |inside| {
            let at = inside.messages.iter().position(|other| *other == number);
            at.and_then(|at| inside.messages.remove(at)).is_some()
        });
        match (is_back, arrival) {
            (false, _) => Ok(()),
            (true, Arrival::TimedOut) => refuse(id, SendRefused::Full(())),
            (true, Arrival::Satisfied | Arrival::Spurious) => refuse(id, SendRefused::Disconnected(())),
        }
    }

    #[track_caller]
    fn put(&self, id: ObjectId) -> u64 {
        let number = self.with(id, |inside| {
            inside.messages.push_back(inside.next);
            inside.next += 1;
            inside.next - 1
        });
        self.note(id, Op::Send(self.ends().held));
        number
    }

    #[track_caller]
    fn note(&self, id: ObjectId, op: Op) {
        self.note_at(id, op, Location::caller());
    }

    fn note_at(&self, id: ObjectId, op: Op, place: Place) {
        world::with(|w| {
            w.record(op, Some(id), place);
            w.changed();
        });
    }

    #[track_caller]
    pub(super) fn receive(&self, deadline: Option<Duration>) -> Result<u64, ReceiveRefused> {
        let id = self.id();
        let arrival = if self.room() == Room::Bounded(0) {
            self.meet(id, deadline)
        } else {
            point_until(Condition::CanReceive(id), deadline)
        };
        self.take(id, arrival, Location::caller())
    }

    #[track_caller]
    pub(super) fn try_receive(&self) -> Result<u64, ReceiveRefused> {
        let id = self.id();
        point(Condition::Always);
        self.take(id, Arrival::Satisfied, Location::caller())
    }

    /// Waits where senders can see it: `try_send` succeeds only if a receiver is already waiting.
    #[track_caller]
    fn meet(&self, id: ObjectId, deadline: Option<Duration>) -> Arrival {
        point(Condition::Always);
        if self.ends().lets_receive() {
            return Arrival::Satisfied;
        }
        self.with(id, |inside| inside.ends.waiting += 1);
        world::with(World::changed);
        let arrival = point_until(Condition::CanReceive(id), deadline);
        self.with(id, |inside| inside.ends.waiting -= 1);
        arrival
    }

    fn take(&self, id: ObjectId, arrival: Arrival, place: Place) -> Result<u64, ReceiveRefused> {
        if let Some(number) = self.with(id, |inside| inside.messages.pop_front()) {
            self.note_at(id, Op::Receive(self.ends().held), place);
            return Ok(number);
        }
        let (refused, op) = match (self.ends().senders, arrival) {
            (0, _) => (ReceiveRefused::Disconnected, Op::Closed),
            (_, Arrival::Satisfied | Arrival::Spurious) => (ReceiveRefused::Empty, Op::Empty),
            (_, Arrival::TimedOut) => (ReceiveRefused::Empty, Op::TimedOut),
        };
        world::with(|w| {
            w.record(op, Some(id), place);
            w.asked(About::Object(id), place);
        });
        Err(refused)
    }

    /// How many messages wait.
    #[track_caller]
    pub fn len(&self) -> usize {
        let id = self.id();
        point(Condition::Always);
        let (place, held) = (Location::caller(), self.ends().held);
        world::with(|w| {
            w.record(Op::Length(held), Some(id), place);
            w.asked(About::Object(id), place);
        });
        held
    }

    /// Whether no message waits.
    #[track_caller]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many messages there is room for.
    pub fn room(&self) -> Room {
        self.ends().room
    }

    /// Counts another sender.
    pub fn add_sender(&self) {
        self.with(self.id(), |inside| inside.ends.senders += 1);
    }

    /// Counts another receiver.
    pub fn add_receiver(&self) {
        self.with(self.id(), |inside| inside.ends.receivers += 1);
    }

    /// A sender is dropped.
    #[track_caller]
    pub fn drop_sender(&self) {
        let id = self.id();
        if self.ends().senders == 1 {
            point(Condition::Always);
        }
        self.with(id, |inside| inside.ends.senders -= 1);
        if self.ends().senders == 0 {
            self.note(id, Op::Disconnect);
        }
    }

    /// A receiver is dropped; returns the messages that nobody can take any more. What senders offer is returned to
    /// them.
    #[track_caller]
    pub(super) fn drop_receiver(&self) -> VecDeque<u64> {
        let id = self.id();
        if self.ends().receivers == 1 {
            point(Condition::Always);
        }
        let left = self.with(id, |inside| {
            inside.ends.receivers -= 1;
            let is_last = inside.ends.receivers == 0 && inside.ends.room != Room::Bounded(0);
            if is_last { std::mem::take(&mut inside.messages) } else { VecDeque::new() }
        });
        if self.ends().receivers == 0 {
            self.note(id, Op::Disconnect);
        }
        left
    }

    /// Keeps room for the message of a select, or says that nobody can receive it.
    pub(super) fn reserve(&self) -> Agreement {
        if self.ends().receivers == 0 {
            return Agreement::Disconnected;
        }
        self.with(self.id(), |inside| inside.ends.reserved += 1);
        Agreement::Reached
    }

    #[track_caller]
    pub(super) fn complete_send(&self) -> u64 {
        let id = self.id();
        self.with(id, |inside| inside.ends.reserved -= 1);
        self.put(id)
    }

    /// Keeps the next message for the running thread, whose select has chosen it.
    pub(super) fn keep(&self, place: Place) -> Agreement {
        let id = self.id();
        let Ok(number) = self.take(id, Arrival::Satisfied, place) else {
            return Agreement::Disconnected;
        };
        self.with(id, |inside| inside.kept.push((me(), number)));
        Agreement::Reached
    }

    pub(super) fn complete_receive(&self) -> u64 {
        self.with(self.id(), |inside| {
            let mine = inside.kept.iter().position(|(task, _)| *task == me());
            inside.kept.swap_remove(mine.expect("a select took a message")).1
        })
    }
}

#[track_caller]
fn refuse<T>(id: ObjectId, refused: SendRefused<()>) -> Result<T, SendRefused<()>> {
    let place = Location::caller();
    world::with(|w| w.record(Op::SendRefused, Some(id), place));
    Err(refused)
}

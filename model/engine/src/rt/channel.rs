//! Channels: any number of senders and receivers, with room for any number of messages, for so many,
//! or for none. The façades decide which of it a program sees.

use super::object::State;
use super::useless::About;
use super::world::{self, World};
use super::{Arrival, Condition, Kind, ObjectId, Op, Registration, TaskId, point, point_until};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::panic::Location;
use std::time::Duration;

/// How many messages have room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// Any number.
    Unbounded,
    /// So many. With none, sender and receiver meet.
    Bounded(usize),
}

/// How full a channel is, and who is left at its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fill {
    pub held: usize,
    pub room: Room,
    pub senders: usize,
    pub receivers: usize,
}

/// Why nothing was sent; the message comes back.
#[derive(Debug, PartialEq, Eq)]
pub enum SendRefused<T> {
    /// There is no room, or the time is over.
    Full(T),
    /// Nobody can receive any more.
    Disconnected(T),
}

/// Why nothing was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceiveRefused {
    /// There is no message, or the time is over.
    Empty,
    /// There is no message, and nobody can send any more.
    Disconnected,
}

/// A channel.
pub struct Channel<T> {
    registration: Registration,
    inside: RefCell<Inside<T>>,
}

/// A message that a [`super::select`] took, and that its thread has not asked for yet.
pub(super) type Kept<T> = (TaskId, T);

// SAFETY: all threads of an execution run on one OS thread, and no user's code runs while the inside
// is borrowed. The messages go from one thread of the model to another.
unsafe impl<T: Send> Sync for Channel<T> {}
// SAFETY: as above.
unsafe impl<T: Send> Send for Channel<T> {}

pub(super) struct Inside<T> {
    /// With their numbers, in the order in which they were sent.
    messages: VecDeque<(u64, T)>,
    next: u64,
    pub(super) kept: Vec<Kept<T>>,
    pub(super) ends: Ends,
}

/// What the scheduler needs to know of a channel.
#[derive(Debug, Clone, Copy)]
pub struct Ends {
    room: Room,
    held: usize,
    /// Room that selects keep free for messages that they have not got yet.
    pub(super) reserved: usize,
    /// The number of the oldest message that nobody took, or of the next one.
    oldest: u64,
    pub(super) senders: usize,
    pub(super) receivers: usize,
    /// Receivers that have found nothing, and wait.
    waiting: usize,
}

impl<T> Channel<T> {
    /// A channel with one sender and one receiver.
    #[track_caller]
    pub fn new(room: Room) -> Self {
        let ends = Ends::new(room);
        let inside = Inside { messages: VecDeque::new(), next: 0, kept: Vec::new(), ends };
        Self { registration: Registration::new(), inside: RefCell::new(inside) }
    }

    pub(super) fn id(&self) -> ObjectId {
        let ends = self.inside.borrow().ends;
        self.registration.id(Kind::Channel, |_| State::Channel(ends))
    }

    /// Looks inside, and tells the scheduler what it is like afterwards.
    pub(super) fn with<R>(&self, id: ObjectId, act: impl FnOnce(&mut Inside<T>) -> R) -> R {
        let mut inside = self.inside.borrow_mut();
        let result = act(&mut inside);
        inside.ends.held = inside.messages.len();
        inside.ends.oldest = inside.messages.front().map_or(inside.next, |(number, _)| *number);
        let ends = inside.ends;
        drop(inside);
        world::with(|w| w.object_mut(id).state = State::Channel(ends));
        result
    }

    pub(super) fn ends(&self) -> Ends {
        self.inside.borrow().ends
    }

    /// Sends, and waits for room until the virtual time `deadline`.
    ///
    /// # Errors
    ///
    /// The message, when nobody can receive it or the time is over.
    #[track_caller]
    pub fn send(&self, message: T, deadline: Option<Duration>) -> Result<(), SendRefused<T>> {
        let id = self.id();
        if self.ends().room == Room::Bounded(0) {
            return self.offer(id, message, deadline);
        }
        let arrival = point_until(Condition::CanSend(id), deadline);
        if self.ends().receivers == 0 {
            return refuse(id, SendRefused::Disconnected(message));
        }
        if arrival == Arrival::TimedOut {
            return refuse(id, SendRefused::Full(message));
        }
        self.put(id, message);
        Ok(())
    }

    /// Sends if that needs no waiting.
    ///
    /// # Errors
    ///
    /// The message, when nobody can receive it or there is no room.
    #[track_caller]
    pub fn try_send(&self, message: T) -> Result<(), SendRefused<T>> {
        let id = self.id();
        point(Condition::Always);
        let ends = self.ends();
        if ends.receivers == 0 {
            return refuse(id, SendRefused::Disconnected(message));
        }
        if !ends.takes_at_once() {
            world::with(|w| w.asked(About::Object(id), Location::caller()));
            return refuse(id, SendRefused::Full(message));
        }
        self.put(id, message);
        Ok(())
    }

    /// Holds the message out until a receiver takes it.
    #[track_caller]
    fn offer(&self, id: ObjectId, message: T, deadline: Option<Duration>) -> Result<(), SendRefused<T>> {
        point(Condition::Always);
        if self.ends().receivers == 0 {
            return refuse(id, SendRefused::Disconnected(message));
        }
        let number = self.put(id, message);
        let arrival = point_until(Condition::Taken(id, number), deadline);
        let back = self.with(id, |inside| inside.take_back(number));
        match (back, arrival) {
            (None, _) => Ok(()),
            (Some(message), Arrival::TimedOut) => refuse(id, SendRefused::Full(message)),
            (Some(message), Arrival::Satisfied) => refuse(id, SendRefused::Disconnected(message)),
        }
    }

    #[track_caller]
    pub(super) fn put(&self, id: ObjectId, message: T) -> u64 {
        let number = self.with(id, |inside| {
            inside.messages.push_back((inside.next, message));
            inside.next += 1;
            inside.next - 1
        });
        self.note(id, Op::Send(self.ends().held));
        number
    }

    #[track_caller]
    fn note(&self, id: ObjectId, op: Op) {
        let place = Location::caller();
        world::with(|w| {
            w.record(op, Some(id), place);
            w.changed();
        });
    }

    /// Receives, and waits for a message until the virtual time `deadline`.
    ///
    /// # Errors
    ///
    /// When there is no message and nobody can send one, or the time is over.
    #[track_caller]
    pub fn receive(&self, deadline: Option<Duration>) -> Result<T, ReceiveRefused> {
        let id = self.id();
        let arrival = if self.ends().room == Room::Bounded(0) {
            self.meet(id, deadline)
        } else {
            point_until(Condition::CanReceive(id), deadline)
        };
        self.take(id, arrival)
    }

    /// Receives if that needs no waiting.
    ///
    /// # Errors
    ///
    /// When there is no message.
    #[track_caller]
    pub fn try_receive(&self) -> Result<T, ReceiveRefused> {
        let id = self.id();
        point(Condition::Always);
        self.take(id, Arrival::Satisfied)
    }

    /// Waits where senders can see it: `try_send` succeeds only when a receiver waits already.
    #[track_caller]
    fn meet(&self, id: ObjectId, deadline: Option<Duration>) -> Arrival {
        point(Condition::Always);
        if self.ends().gives_at_once() {
            return Arrival::Satisfied;
        }
        self.with(id, |inside| inside.ends.waiting += 1);
        world::with(World::changed);
        let arrival = point_until(Condition::CanReceive(id), deadline);
        self.with(id, |inside| inside.ends.waiting -= 1);
        arrival
    }

    #[track_caller]
    pub(super) fn take(&self, id: ObjectId, arrival: Arrival) -> Result<T, ReceiveRefused> {
        if let Some((_, message)) = self.with(id, |inside| inside.messages.pop_front()) {
            self.note(id, Op::Receive(self.ends().held));
            return Ok(message);
        }
        let (refused, op) = match (self.ends().senders, arrival) {
            (0, _) => (ReceiveRefused::Disconnected, Op::Closed),
            (_, Arrival::Satisfied) => (ReceiveRefused::Empty, Op::Empty),
            (_, Arrival::TimedOut) => (ReceiveRefused::Empty, Op::TimedOut),
        };
        let place = Location::caller();
        world::with(|w| {
            w.record(op, Some(id), place);
            w.asked(About::Object(id), place);
        });
        Err(refused)
    }

    /// How many messages wait in it.
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

    /// Whether no message waits in it.
    #[track_caller]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many messages have room.
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

    /// A receiver is dropped; with the last one go the messages that nobody took.
    #[track_caller]
    pub fn drop_receiver(&self) {
        let id = self.id();
        if self.ends().receivers == 1 {
            point(Condition::Always);
        }
        let left = self.with(id, |inside| {
            inside.ends.receivers -= 1;
            inside.left_over()
        });
        if self.ends().receivers == 0 {
            self.note(id, Op::Disconnect);
        }
        drop(left);
    }
}

#[track_caller]
fn refuse<T>(id: ObjectId, refused: SendRefused<T>) -> Result<(), SendRefused<T>> {
    world::with(|w| w.record(Op::SendRefused, Some(id), Location::caller()));
    Err(refused)
}

impl<T> Inside<T> {
    fn take_back(&mut self, number: u64) -> Option<T> {
        let at = self.messages.iter().position(|(other, _)| *other == number)?;
        self.messages.remove(at).map(|(_, message)| message)
    }

    /// What nobody can take any more. Messages that senders hold out go back to their senders.
    fn left_over(&mut self) -> VecDeque<(u64, T)> {
        if self.ends.receivers > 0 || self.ends.room == Room::Bounded(0) {
            return VecDeque::new();
        }
        std::mem::take(&mut self.messages)
    }
}

impl Ends {
    /// A sender, a receiver, and nothing between them.
    pub(super) fn new(room: Room) -> Self {
        Ends { room, held: 0, reserved: 0, oldest: 0, senders: 1, receivers: 1, waiting: 0 }
    }

    pub(crate) fn fill(&self) -> Fill {
        Fill { held: self.held, room: self.room, senders: self.senders, receivers: self.receivers }
    }

    pub(crate) fn lets_send(&self) -> bool {
        self.receivers == 0 || self.has_room()
    }

    pub(crate) fn lets_receive(&self) -> bool {
        self.gives_at_once()
    }

    pub(crate) fn has_taken(&self, number: u64) -> bool {
        self.receivers == 0 || number < self.oldest
    }

    fn has_room(&self) -> bool {
        match self.room {
            Room::Unbounded => true,
            Room::Bounded(room) => self.held + self.reserved < room,
        }
    }

    fn takes_at_once(&self) -> bool {
        self.has_room() || (self.room == Room::Bounded(0) && self.waiting > self.held)
    }

    fn gives_at_once(&self) -> bool {
        self.held > 0 || self.senders == 0
    }
}

//! Rendezvous channels, which have no room: a sender and a receiver meet, and the message is handed over.
//!
//! The first to arrive waits. The second finds the first waiting, and from then on both are bound to each other,
//! even if the first waited for several things at once. Then the sender hands its message over.

use super::channel::Room;
use super::choices::{Receiving, Sending};
use super::ends::Ends;
use super::footprint::{Effect, Thing};
use super::object::ObjectState;
use super::point::me;
use super::select::{Agreement, Choice};
use super::world;
use super::{Condition, Kind, ObjectId, Op, Registration, TaskId, event, point};
use std::cell::RefCell;
use std::panic::Location;

/// A rendezvous channel. It only keeps the messages that are handed over; see [`super::channel`] for why.
pub struct Rendezvous<T> {
    /// Which threads meet.
    pub place: Place,
    /// The messages, with the threads that they are for.
    goods: RefCell<Vec<(TaskId, T)>>,
}

// SAFETY: all threads of an execution run on one OS thread, and no user's code runs while the messages
// are borrowed. They go from one thread of the model to another.
unsafe impl<T: Send> Sync for Rendezvous<T> {}
// SAFETY: as above.
unsafe impl<T: Send> Send for Rendezvous<T> {}

/// Where senders and receivers meet.
pub struct Place {
    registration: Registration,
    inside: RefCell<Inside>,
}

struct Inside {
    ends: Ends,
    waiting: Vec<Waiter>,
    handovers: Vec<Handover>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Sender,
    Receiver,
}

struct Waiter {
    side: Side,
    task: TaskId,
    /// Which of its choices this is.
    index: usize,
}

/// Two threads that have met, and the message still has to be handed over.
struct Handover {
    from: TaskId,
    to: TaskId,
}

impl<T> Rendezvous<T> {
    /// A channel with one sender and one receiver.
    #[track_caller]
    pub fn new() -> Self {
        Self { place: Place::new(), goods: RefCell::default() }
    }

    /// Sending, as a choice of a select.
    pub fn sending(&self) -> Sending<'_, Place> {
        Sending(&self.place)
    }

    /// Receiving, as a choice of a select.
    pub fn receiving(&self) -> Receiving<'_, Place> {
        Receiving(&self.place)
    }

    /// Hands `message` to the receiver that a select of this thread met.
    ///
    /// # Panics
    ///
    /// When there was no such select.
    #[track_caller]
    pub fn complete_send(&self, message: T) {
        let to = self.place.hand_over();
        self.goods.borrow_mut().push((to, message));
    }

    /// The message of the sender that a select of this thread met, as soon as it is there.
    ///
    /// # Panics
    ///
    /// When there was no such select.
    #[track_caller]
    pub fn complete_receive(&self) -> T {
        self.place.take_over();
        let mut goods = self.goods.borrow_mut();
        let mine = goods.iter().position(|(to, _)| *to == me());
        goods.swap_remove(mine.expect("a select met a sender")).1
    }
}

impl Place {
    #[track_caller]
    fn new() -> Self {
        let ends = Ends::new(Room::Bounded(0));
        let inside = Inside { ends, waiting: Vec::new(), handovers: Vec::new() };
        Self { registration: Registration::new(), inside: RefCell::new(inside) }
    }

    fn id(&self) -> ObjectId {
        let ends = self.inside.borrow().ends;
        self.registration.id(Kind::Channel, |_| ObjectState::Channel(ends))
    }

    /// The thread that has waited longest on the other side and has no partner yet.
    fn partner_of(&self, side: Side) -> Option<(TaskId, usize)> {
        let id = self.id();
        world::with(|w| w.touch(Thing::Object(id), Effect::Reads));
        let inside = self.inside.borrow();
        let free = |task: TaskId| task != me() && world::with(|w| w.task(task).rendezvous.chosen.is_none());
        let partner = inside.waiting.iter().find(|waiter| waiter.side != side && free(waiter.task));
        partner.map(|waiter| (waiter.task, waiter.index))
    }

    fn meet(&self, side: Side) -> Agreement {
        let Some((partner, index)) = self.partner_of(side) else {
            return Agreement::Disconnected;
        };
        let (from, to) = match side {
            Side::Sender => (me(), partner),
            Side::Receiver => (partner, me()),
        };
        self.inside.borrow_mut().handovers.push(Handover { from, to });
        let id = self.id();
        world::with(|w| {
            w.touch(Thing::Object(id), Effect::Writes);
            w.touch(Thing::Token(partner), Effect::Writes);
            w.task_mut(partner).rendezvous.chosen = Some(index);
            w.changed();
        });
        Agreement::Reached
    }

    /// The set of threads that wait here has changed.
    fn touched(&self) {
        let id = self.id();
        world::with(|w| w.touch(Thing::Object(id), Effect::Writes));
    }

    fn enlist(&self, side: Side, index: usize) {
        self.touched();
        self.inside.borrow_mut().waiting.push(Waiter { side, task: me(), index });
    }

    fn withdraw(&self) {
        self.touched();
        self.inside.borrow_mut().waiting.retain(|waiter| waiter.task != me());
    }

    /// The receiver that a select of this thread met.
    #[track_caller]
    fn hand_over(&self) -> TaskId {
        let to = {
            let handovers = &mut self.inside.borrow_mut().handovers;
            let mine = handovers.iter().position(|it| it.from == me());
            handovers.swap_remove(mine.expect("a select met a receiver")).to
        };
        world::with(|w| {
            w.touch(Thing::Token(to), Effect::Writes);
            w.task_mut(to).rendezvous.handed = true;
        });
        self.note(Op::Send(0));
        to
    }

    #[track_caller]
    fn take_over(&self) {
        point(Condition::Handed);
        world::with(|w| {
            let me = w.current;
            w.task_mut(me).rendezvous.handed = false;
        });
        self.note(Op::Receive(0));
    }

    #[track_caller]
    fn note(&self, op: Op) {
        let (id, place) = (self.id(), Location::caller());
        world::with(|w| {
            w.record(op, Some(id), place);
            w.changed();
        });
    }

    /// Counts another sender.
    pub fn add_sender(&self) {
        self.change_ends(|ends| ends.senders += 1);
    }

    /// Counts another receiver.
    pub fn add_receiver(&self) {
        self.change_ends(|ends| ends.receivers += 1);
    }

    /// A sender is dropped.
    #[track_caller]
    pub fn drop_sender(&self) {
        self.drop_end(|ends| &mut ends.senders);
    }

    /// A receiver is dropped.
    #[track_caller]
    pub fn drop_receiver(&self) {
        self.drop_end(|ends| &mut ends.receivers);
    }

    #[track_caller]
    fn drop_end(&self, count: fn(&mut Ends) -> &mut usize) {
        let mut ends = self.inside.borrow().ends;
        let last = *count(&mut ends) == 1;
        if last {
            point(Condition::Always);
        }
        self.change_ends(|ends| *count(ends) -= 1);
        if last {
            self.note(Op::Disconnect);
        }
    }

    fn change_ends(&self, change: impl FnOnce(&mut Ends)) {
        let id = self.id();
        change(&mut self.inside.borrow_mut().ends);
        let ends = self.inside.borrow().ends;
        world::with(|w| {
            w.touch(Thing::Object(id), Effect::Writes);
            w.object_mut(id).state = ObjectState::Channel(ends);
        });
    }
}

impl<T> Default for Rendezvous<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}

impl Choice for Sending<'_, Place> {
    fn is_ready(&self) -> bool {
        self.0.partner_of(Side::Sender).is_some() || self.0.inside.borrow().ends.receivers == 0
    }

    fn until(&self) -> Condition {
        Condition::CanSend(self.0.id())
    }

    fn enlist(&self, index: usize) {
        self.0.enlist(Side::Sender, index);
    }

    fn withdraw(&self) {
        self.0.withdraw();
    }

    fn commit(&self, _: event::Place) -> Agreement {
        self.0.meet(Side::Sender)
    }
}

impl Choice for Receiving<'_, Place> {
    fn is_ready(&self) -> bool {
        self.0.partner_of(Side::Receiver).is_some() || self.0.inside.borrow().ends.senders == 0
    }

    fn until(&self) -> Condition {
        Condition::CanReceive(self.0.id())
    }

    fn enlist(&self, index: usize) {
        self.0.enlist(Side::Receiver, index);
    }

    fn withdraw(&self) {
        self.0.withdraw();
    }

    fn commit(&self, _: event::Place) -> Agreement {
        self.0.meet(Side::Receiver)
    }
}

//! Channels: any number of senders and receivers, with room for any number of messages, for a
//! fixed number, or for none. The façades decide which of these a program sees.
//!
//! A [`Channel`] only keeps the messages. Its [`ChannelState`] decides which threads may send and receive; it knows the
//! messages by their numbers, because generic code is compiled again with each answer, and not optimised.

pub use super::channel_state::ChannelState;
use super::choices::{Receiving, Sending};
pub use super::ends::Fill;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::mem::ManuallyDrop;
use std::time::Duration;

/// The capacity of a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// Any number.
    Unbounded,
    /// This many. With 0, it is a rendezvous channel: sender and receiver meet.
    Bounded(usize),
}

/// Why nothing was sent; the message is returned.
#[derive(Debug, PartialEq, Eq)]
pub enum SendRefused<T> {
    /// There is no room, or the time is up.
    Full(T),
    /// Nobody can receive any more.
    Disconnected(T),
}

/// Why nothing was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceiveRefused {
    /// There is no message, or the time is up.
    Empty,
    /// There is no message, and nobody can send any more.
    Disconnected,
}

/// A channel.
pub struct Channel<T> {
    /// Which threads may send and receive.
    pub state: ChannelState,
    /// The messages, with their numbers.
    goods: RefCell<VecDeque<(u64, T)>>,
}

// SAFETY: all threads of an execution run on one OS thread, and no user's code runs while the messages
// are borrowed. They go from one thread of the model to another.
unsafe impl<T: Send> Sync for Channel<T> {}
// SAFETY: as above.
unsafe impl<T: Send> Send for Channel<T> {}

impl SendRefused<()> {
    /// The same, with the message that is returned.
    pub(super) fn with<T>(self, message: T) -> SendRefused<T> {
        match self {
            SendRefused::Full(()) => SendRefused::Full(message),
            SendRefused::Disconnected(()) => SendRefused::Disconnected(message),
        }
    }
}

impl<T> Channel<T> {
    /// A channel with one sender and one receiver.
    #[track_caller]
    pub fn new(room: Room) -> Self {
        Self { state: ChannelState::new(room), goods: RefCell::default() }
    }

    /// Sends, and waits for room until the virtual time `deadline`.
    ///
    /// # Errors
    ///
    /// The message, if nobody can receive it or the time is up.
    #[track_caller]
    pub fn send(&self, message: T, deadline: Option<Duration>) -> Result<(), SendRefused<T>> {
        if self.state.room() == Room::Bounded(0) {
            return self.offer(message, deadline);
        }
        self.put(self.state.send(deadline), message)
    }

    /// Sends if that needs no waiting.
    ///
    /// # Errors
    ///
    /// The message, if nobody can receive it or there is no room.
    #[track_caller]
    pub fn try_send(&self, message: T) -> Result<(), SendRefused<T>> {
        self.put(self.state.try_send(), message)
    }

    fn put(&self, number: Result<u64, SendRefused<()>>, message: T) -> Result<(), SendRefused<T>> {
        match number {
            Ok(number) => {
                self.goods.borrow_mut().push_back((number, message));
                Ok(())
            }
            Err(refused) => Err(refused.with(message)),
        }
    }

    /// Holds the message out until a receiver takes it.
    #[track_caller]
    fn offer(&self, message: T, deadline: Option<Duration>) -> Result<(), SendRefused<T>> {
        let number = match self.state.offer() {
            Ok(number) => number,
            Err(refused) => return Err(refused.with(message)),
        };
        self.goods.borrow_mut().push_back((number, message));
        self.state.until_taken(number, deadline).map_err(|refused| refused.with(self.get(number)))
    }

    /// Receives, and waits for a message until the virtual time `deadline`.
    ///
    /// # Errors
    ///
    /// If there is no message and nobody can send one, or the time is up.
    #[track_caller]
    pub fn receive(&self, deadline: Option<Duration>) -> Result<T, ReceiveRefused> {
        self.state.receive(deadline).map(|number| self.get(number))
    }

    /// Receives if that needs no waiting.
    ///
    /// # Errors
    ///
    /// When there is no message.
    #[track_caller]
    pub fn try_receive(&self) -> Result<T, ReceiveRefused> {
        self.state.try_receive().map(|number| self.get(number))
    }

    fn get(&self, number: u64) -> T {
        let mut goods = self.goods.borrow_mut();
        let at = goods.iter().position(|(other, _)| *other == number);
        let (_, message) = at.and_then(|at| goods.remove(at)).expect("the channel knows what is there");
        message
    }

    /// A receiver is dropped; with the last one, the messages that nobody took are dropped.
    #[track_caller]
    pub fn drop_receiver(&self) {
        let left = self.state.drop_receiver();
        drop_in_turn(left.into_iter().map(|number| self.get(number)).collect());
    }

    /// A receiver is dropped; the messages that nobody took are dropped with the channel.
    #[track_caller]
    pub fn drop_receiver_only(&self) {
        let _: VecDeque<u64> = self.state.drop_receiver();
    }

    /// Sending, as a choice of a select.
    pub fn sending(&self) -> Sending<'_, ChannelState> {
        Sending(&self.state)
    }

    /// Receiving, as a choice of a select.
    pub fn receiving(&self) -> Receiving<'_, ChannelState> {
        Receiving(&self.state)
    }

    /// Puts the message for which a select of this thread reserved room.
    #[track_caller]
    pub fn complete_send(&self, message: T) {
        let number = self.state.complete_send();
        self.goods.borrow_mut().push_back((number, message));
    }

    /// The message that a select of this thread took.
    ///
    /// # Panics
    ///
    /// When there was no such select.
    pub fn complete_receive(&self) -> T {
        self.get(self.state.complete_receive())
    }
}

impl<T> Drop for Channel<T> {
    fn drop(&mut self) {
        let left = std::mem::take(self.goods.get_mut());
        drop_in_turn(left.into_iter().map(|(_, message)| message).collect());
    }
}

/// Drops the first message first. If that panics, those behind it leak: another panic while this one unwinds
/// would abort the process.
fn drop_in_turn<T>(messages: Vec<T>) {
    let messages: Vec<_> = messages.into_iter().map(ManuallyDrop::new).collect();
    messages.into_iter().for_each(|message| drop(ManuallyDrop::into_inner(message)));
}

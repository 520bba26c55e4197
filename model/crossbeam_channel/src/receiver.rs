//! The receiving end.

use crate::channel::Core;
use crate::timer::{Nothing, Timer};
use crate::{Iter, RecvError, RecvTimeoutError, TryIter, TryRecvError};
use model_std::time::Instant;
use runtime::channel::{ReceiveRefused, Room};
use runtime::clock;
use runtime::select::{Agreement, Choice, Order, Patience, select};
use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;
use std::time::Duration;

/// The receiving end of a channel. Clones receive from the same channel; each message goes to one of them.
pub struct Receiver<T> {
    source: Source<T>,
}

/// Where messages come from.
pub(crate) enum Source<T> {
    /// From senders.
    Channel(Core<T>),
    /// From the clock; the function says that `T` is an instant.
    Timer(Arc<Timer>, fn(Instant) -> T),
    /// From nowhere.
    Never,
}

impl<T> UnwindSafe for Receiver<T> {}
impl<T> RefUnwindSafe for Receiver<T> {}

impl<T> Receiver<T> {
    pub(crate) fn new(core: Core<T>) -> Self {
        Self::from(Source::Channel(core))
    }

    pub(crate) fn from(source: Source<T>) -> Self {
        Self { source }
    }

    /// Takes a message if there is one. Without room, a sender must be waiting already.
    ///
    /// # Errors
    ///
    /// When there is no message.
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        let received = match &self.source {
            Source::Channel(Core::Store(store)) => store.try_receive(),
            _ => self.select(Patience::None),
        };
        received.map_err(|refused| match refused {
            ReceiveRefused::Empty => TryRecvError::Empty,
            ReceiveRefused::Disconnected => TryRecvError::Disconnected,
        })
    }

    /// Waits for a message.
    ///
    /// # Errors
    ///
    /// When there is no message and every sender is gone.
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        self.receive_within(Patience::Endless).map_err(|_| RecvError)
    }

    /// As [`Receiver::recv`], but waits for at most `timeout`.
    ///
    /// # Errors
    ///
    /// When no message came in time, or none is there and every sender is gone.
    #[track_caller]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        let patience = Patience::Until(clock::deadline_after(timeout));
        self.receive_within(patience).map_err(|refused| match refused {
            ReceiveRefused::Empty => RecvTimeoutError::Timeout,
            ReceiveRefused::Disconnected => RecvTimeoutError::Disconnected,
        })
    }

    /// As [`Receiver::recv`], but waits until `deadline` at the most.
    ///
    /// # Errors
    ///
    /// When no message came in time, or none is there and every sender is gone.
    #[track_caller]
    pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError> {
        self.recv_timeout(deadline.saturating_duration_since(Instant::now()))
    }

    #[track_caller]
    fn receive_within(&self, patience: Patience) -> Result<T, ReceiveRefused> {
        match (&self.source, patience) {
            (Source::Channel(Core::Store(store)), Patience::Until(end)) => store.receive(Some(end)),
            (Source::Channel(Core::Store(store)), _) => store.receive(None),
            _ => self.select(patience),
        }
    }

    #[track_caller]
    fn select(&self, patience: Patience) -> Result<T, ReceiveRefused> {
        match select(&[&*self.choice()], Order::First, patience) {
            Some(chosen) => self.complete(chosen.agreement).map_err(|_| ReceiveRefused::Disconnected),
            None => Err(ReceiveRefused::Empty),
        }
    }

    /// The message that a select found.
    #[track_caller]
    pub(crate) fn complete(&self, agreement: Agreement) -> Result<T, RecvError> {
        match (agreement, &self.source) {
            (Agreement::Disconnected, _) | (_, Source::Never) => Err(RecvError),
            (Agreement::Reached, Source::Channel(Core::Store(store))) => Ok(store.complete_receive()),
            (Agreement::Reached, Source::Channel(Core::Rendezvous(rendezvous))) => {
                Ok(rendezvous.complete_receive())
            }
            (Agreement::Reached, Source::Timer(timer, message)) => Ok(message(timer.complete())),
        }
    }

    pub(crate) fn choice(&self) -> Box<dyn Choice + '_> {
        match &self.source {
            Source::Channel(Core::Store(store)) => Box::new(store.receiving()),
            Source::Channel(Core::Rendezvous(rendezvous)) => Box::new(rendezvous.receiving()),
            Source::Timer(timer, _) => Box::new(&**timer),
            Source::Never => Box::new(Nothing),
        }
    }

    /// Whether no message waits in the channel. Without room, it is always empty.
    #[track_caller]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether there is no room. Without any, it is always full.
    #[track_caller]
    pub fn is_full(&self) -> bool {
        let len = self.len();
        self.capacity().is_some_and(|capacity| len == capacity)
    }

    /// How many messages wait in the channel.
    #[track_caller]
    pub fn len(&self) -> usize {
        match &self.source {
            Source::Channel(core) => core.len(),
            Source::Timer(timer, _) => {
                // Asking the clock is a scheduling point.
                clock::now();
                usize::from(timer.is_due())
            }
            Source::Never => 0,
        }
    }

    /// How many messages have room; none means any number.
    pub fn capacity(&self) -> Option<usize> {
        match &self.source {
            Source::Channel(core) => core.capacity(),
            Source::Timer(..) => Some(1),
            Source::Never => Some(0),
        }
    }

    /// Whether both receive from the same channel.
    pub fn same_channel(&self, other: &Receiver<T>) -> bool {
        match (&self.source, &other.source) {
            (Source::Channel(one), Source::Channel(other)) => one.is(other),
            (Source::Timer(one, _), Source::Timer(other, _)) => Arc::ptr_eq(one, other),
            (Source::Never, Source::Never) => true,
            _ => false,
        }
    }

    /// The messages, waiting for each, until every sender is gone.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter::new(self)
    }

    /// The messages that are there.
    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter::new(self)
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        match &self.source {
            // As the crate does it: with bounds, messages wait in a part of the channel that goes with it.
            Source::Channel(Core::Store(store)) => match store.state.room() {
                Room::Bounded(_) => store.drop_receiver_only(),
                Room::Unbounded => store.drop_receiver(),
            },
            Source::Channel(Core::Rendezvous(rendezvous)) => rendezvous.place.drop_receiver(),
            Source::Timer(..) | Source::Never => {}
        }
    }
}

impl<T> Clone for Receiver<T> {
    fn clone(&self) -> Self {
        let source = match &self.source {
            Source::Channel(core) => {
                match core {
                    Core::Store(store) => store.state.add_receiver(),
                    Core::Rendezvous(rendezvous) => rendezvous.place.add_receiver(),
                }
                Source::Channel(core.clone())
            }
            Source::Timer(timer, message) => Source::Timer(Arc::clone(timer), *message),
            Source::Never => Source::Never,
        };
        Self { source }
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Receiver { .. }")
    }
}

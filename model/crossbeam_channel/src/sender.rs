//! The sending end.

use crate::channel::Core;
use crate::{SendError, SendTimeoutError, TrySendError};
use model_std::time::Instant;
use runtime::channel::SendRefused;
use runtime::clock;
use runtime::select::{Agreement, Choice, Order, Patience, select};
use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::time::Duration;

/// The sending end of a channel. Clones send into the same channel.
pub struct Sender<T> {
    core: Core<T>,
}

impl<T> UnwindSafe for Sender<T> {}
impl<T> RefUnwindSafe for Sender<T> {}

impl<T> Sender<T> {
    pub(crate) fn new(core: Core<T>) -> Self {
        Self { core }
    }

    /// Sends if that needs no waiting. Without room, a receiver must be waiting already.
    ///
    /// # Errors
    ///
    /// The message, when there is no room or every receiver is gone.
    #[track_caller]
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>> {
        let sent = match &self.core {
            Core::Store(store) => store.try_send(msg),
            Core::Meeting(_) => self.meet(msg, Patience::None),
        };
        sent.map_err(|refused| match refused {
            SendRefused::Full(msg) => TrySendError::Full(msg),
            SendRefused::Disconnected(msg) => TrySendError::Disconnected(msg),
        })
    }

    /// Sends, and waits for room; without any, for a receiver.
    ///
    /// # Errors
    ///
    /// The message, when every receiver is gone.
    #[track_caller]
    pub fn send(&self, msg: T) -> Result<(), SendError<T>> {
        self.send_within(msg, Patience::Endless).map_err(|refused| match refused {
            SendRefused::Full(msg) | SendRefused::Disconnected(msg) => SendError(msg),
        })
    }

    /// As [`Sender::send`], but waits for at most `timeout`.
    ///
    /// # Errors
    ///
    /// The message, when the time is over or every receiver is gone.
    #[track_caller]
    pub fn send_timeout(&self, msg: T, timeout: Duration) -> Result<(), SendTimeoutError<T>> {
        let patience = Patience::Until(clock::deadline_after(timeout));
        self.send_within(msg, patience).map_err(|refused| match refused {
            SendRefused::Full(msg) => SendTimeoutError::Timeout(msg),
            SendRefused::Disconnected(msg) => SendTimeoutError::Disconnected(msg),
        })
    }

    /// As [`Sender::send`], but waits until `deadline` at the most.
    ///
    /// # Errors
    ///
    /// The message, when the time is over or every receiver is gone.
    #[track_caller]
    pub fn send_deadline(&self, msg: T, deadline: Instant) -> Result<(), SendTimeoutError<T>> {
        self.send_timeout(msg, deadline.saturating_duration_since(Instant::now()))
    }

    #[track_caller]
    fn send_within(&self, msg: T, patience: Patience) -> Result<(), SendRefused<T>> {
        match (&self.core, patience) {
            (Core::Store(store), Patience::Until(end)) => store.send(msg, Some(end)),
            (Core::Store(store), _) => store.send(msg, None),
            (Core::Meeting(_), _) => self.meet(msg, patience),
        }
    }

    #[track_caller]
    fn meet(&self, msg: T, patience: Patience) -> Result<(), SendRefused<T>> {
        match select(&[&*self.choice()], Order::First, patience) {
            Some(chosen) => self.complete(msg, chosen.agreement),
            None => Err(SendRefused::Full(msg)),
        }
    }

    /// Sends what a select found room or a receiver for.
    #[track_caller]
    pub(crate) fn complete(&self, msg: T, agreement: Agreement) -> Result<(), SendRefused<T>> {
        match (agreement, &self.core) {
            (Agreement::Disconnected, _) => return Err(SendRefused::Disconnected(msg)),
            (Agreement::Reached, Core::Store(store)) => store.complete_send(msg),
            (Agreement::Reached, Core::Meeting(meeting)) => meeting.complete_send(msg),
        }
        Ok(())
    }

    pub(crate) fn choice(&self) -> Box<dyn Choice + '_> {
        match &self.core {
            Core::Store(store) => Box::new(store.sending()),
            Core::Meeting(meeting) => Box::new(meeting.sending()),
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
        self.core.len()
    }

    /// How many messages have room; none means any number.
    pub fn capacity(&self) -> Option<usize> {
        self.core.capacity()
    }

    /// Whether both send into the same channel.
    pub fn same_channel(&self, other: &Sender<T>) -> bool {
        self.core.is(&other.core)
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        match &self.core {
            Core::Store(store) => store.desk.drop_sender(),
            Core::Meeting(meeting) => meeting.place.drop_sender(),
        }
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Self {
        match &self.core {
            Core::Store(store) => store.desk.add_sender(),
            Core::Meeting(meeting) => meeting.place.add_sender(),
        }
        Self { core: self.core.clone() }
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Sender { .. }")
    }
}

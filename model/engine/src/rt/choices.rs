//! Sending and receiving where messages wait, as choices of a [`super::select`].

use super::channel::Channel;
use super::point::me;
use super::select::{Agreement, Choice};
use super::{Arrival, Condition};

/// Sending, as a choice of a select.
pub struct Sending<'a, C>(pub &'a C);

/// Receiving, as a choice of a select.
pub struct Receiving<'a, C>(pub &'a C);

impl<T> Choice for Sending<'_, Channel<T>> {
    fn is_ready(&self) -> bool {
        self.0.ends().lets_send()
    }

    fn until(&self) -> Condition {
        Condition::CanSend(self.0.id())
    }

    fn commit(&self) -> Agreement {
        if self.0.ends().receivers == 0 {
            return Agreement::Disconnected;
        }
        self.0.with(self.0.id(), |inside| inside.ends.reserved += 1);
        Agreement::Reached
    }
}

impl<T> Choice for Receiving<'_, Channel<T>> {
    fn is_ready(&self) -> bool {
        self.0.ends().lets_receive()
    }

    fn until(&self) -> Condition {
        Condition::CanReceive(self.0.id())
    }

    #[track_caller]
    fn commit(&self) -> Agreement {
        let message = self.0.take(self.0.id(), Arrival::Satisfied);
        message.map_or(Agreement::Disconnected, |message| {
            self.0.with(self.0.id(), |inside| inside.kept.push((me(), message)));
            Agreement::Reached
        })
    }
}

impl<T> Channel<T> {
    /// Puts the message for which a select of this thread reserved room.
    #[track_caller]
    pub fn complete_send(&self, message: T) {
        let id = self.id();
        self.with(id, |inside| inside.ends.reserved -= 1);
        self.put(id, message);
    }

    /// The message that a select of this thread took.
    ///
    /// # Panics
    ///
    /// When there was no such select.
    pub fn complete_receive(&self) -> T {
        self.with(self.id(), |inside| {
            let mine = inside.kept.iter().position(|(task, _)| *task == me());
            inside.kept.swap_remove(mine.expect("a select took a message")).1
        })
    }
}

//! Sending and receiving where messages wait, as choices of a [`super::select`].

use super::Condition;
use super::channel::Desk;
use super::event::Place;
use super::select::{Agreement, Choice};

/// Sending, as a choice of a select.
pub struct Sending<'a, C>(pub(super) &'a C);

/// Receiving, as a choice of a select.
pub struct Receiving<'a, C>(pub(super) &'a C);

impl Choice for Sending<'_, Desk> {
    fn is_ready(&self) -> bool {
        self.0.looked_at();
        self.0.ends().lets_send()
    }

    fn until(&self) -> Condition {
        Condition::CanSend(self.0.id())
    }

    fn commit(&self, _: Place) -> Agreement {
        self.0.reserve()
    }
}

impl Choice for Receiving<'_, Desk> {
    fn is_ready(&self) -> bool {
        self.0.looked_at();
        self.0.ends().lets_receive()
    }

    fn until(&self) -> Condition {
        Condition::CanReceive(self.0.id())
    }

    fn commit(&self, place: Place) -> Agreement {
        self.0.keep(place)
    }
}

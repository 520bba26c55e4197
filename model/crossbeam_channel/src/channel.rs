//! Making channels.

use crate::{Receiver, Sender};
use runtime::channel::{Channel, Room};
use runtime::rendezvous::Rendezvous;
use std::sync::Arc;

/// What stands between both ends.
pub(crate) enum Core<T> {
    /// Messages wait in it.
    Store(Arc<Channel<T>>),
    /// Sender and receiver meet.
    Rendezvous(Arc<Rendezvous<T>>),
}

impl<T> Clone for Core<T> {
    fn clone(&self) -> Self {
        match self {
            Core::Store(store) => Core::Store(Arc::clone(store)),
            Core::Rendezvous(rendezvous) => Core::Rendezvous(Arc::clone(rendezvous)),
        }
    }
}

impl<T> Core<T> {
    pub(crate) fn is(&self, other: &Core<T>) -> bool {
        match (self, other) {
            (Core::Store(one), Core::Store(other)) => Arc::ptr_eq(one, other),
            (Core::Rendezvous(one), Core::Rendezvous(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }

    #[track_caller]
    pub(crate) fn len(&self) -> usize {
        match self {
            Core::Store(store) => store.state.len(),
            Core::Rendezvous(_) => 0,
        }
    }

    pub(crate) fn capacity(&self) -> Option<usize> {
        match self {
            Core::Store(store) => match store.state.room() {
                Room::Bounded(room) => Some(room),
                Room::Unbounded => None,
            },
            Core::Rendezvous(_) => Some(0),
        }
    }
}

/// A channel with room for any number of messages.
#[track_caller]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {
    ends(Core::Store(Arc::new(Channel::new(Room::Unbounded))))
}

/// A channel with room for `cap` messages; with none, sender and receiver meet.
#[track_caller]
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>) {
    ends(match cap {
        0 => Core::Rendezvous(Arc::new(Rendezvous::new())),
        _ => Core::Store(Arc::new(Channel::new(Room::Bounded(cap)))),
    })
}

fn ends<T>(core: Core<T>) -> (Sender<T>, Receiver<T>) {
    (Sender::new(core.clone()), Receiver::new(core))
}

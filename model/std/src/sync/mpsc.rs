//! `std::sync::mpsc`.

mod receiver;
mod sender;

pub use receiver::{IntoIter, Iter, Receiver, TryIter};
pub use sender::{Sender, SyncSender};
pub use std::sync::mpsc::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};

use runtime::channel::{Channel, Room};
use std::sync::Arc;

/// A channel for any number of messages.
#[track_caller]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let channel = Arc::new(Channel::new(Room::Unbounded));
    (Sender::new(Arc::clone(&channel)), Receiver::new(channel))
}

/// A channel with room for `bound` messages; with none, sender and receiver meet.
#[track_caller]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let channel = Arc::new(Channel::new(Room::Bounded(bound)));
    (SyncSender::new(Arc::clone(&channel)), Receiver::new(channel))
}

//! Both ends of a channel: how many are there, and how much is between them.

use super::channel::Room;

/// What the scheduler needs to know of a channel.
#[derive(Debug, Clone, Copy)]
pub struct Ends {
    pub(super) room: Room,
    pub(super) held: usize,
    /// Room that selects reserve for messages that they have not received yet.
    pub(super) reserved: usize,
    /// The number of the oldest message that nobody took, or of the next one.
    pub(super) oldest: u64,
    pub(super) senders: usize,
    pub(super) receivers: usize,
    /// Receivers that have found nothing, and wait.
    pub(super) waiting: usize,
}

/// How full a channel is, and what is left at its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fill {
    pub held: usize,
    pub room: Room,
    pub senders: usize,
    pub receivers: usize,
}

impl Ends {
    /// A sender, a receiver, and nothing between them.
    pub(super) fn new(room: Room) -> Self {
        Ends { room, held: 0, reserved: 0, oldest: 0, senders: 1, receivers: 1, waiting: 0 }
    }

    pub fn fill(&self) -> Fill {
        Fill { held: self.held, room: self.room, senders: self.senders, receivers: self.receivers }
    }

    pub fn lets_send(&self) -> bool {
        self.receivers == 0 || self.has_room()
    }

    pub fn lets_receive(&self) -> bool {
        self.held > 0 || self.senders == 0
    }

    pub fn has_taken(&self, number: u64) -> bool {
        self.receivers == 0 || number < self.oldest
    }

    fn has_room(&self) -> bool {
        match self.room {
            Room::Unbounded => true,
            Room::Bounded(room) => self.held + self.reserved < room,
        }
    }

    pub(super) fn takes_at_once(&self) -> bool {
        self.has_room() || (self.room == Room::Bounded(0) && self.waiting > self.held)
    }
}

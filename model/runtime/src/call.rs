//! The calls of client programs, as a specification sees them: which returned before which began.
//!
//! A call begins with the first step that others can see of it, and returns with its last. Code between steps is
//! invisible to others, so no call can begin later or return earlier than that: of all histories that a schedule may
//! have on a real machine, this one is the most ordered, and whatever explains it explains the others too.
//!
//! Reduction may swap adjacent independent steps, and a history must not change by that.
//! Besides the answers, a history records which returns came before which calls. So a call and a return of
//! different clients are dependent, and they alone: each pair of clients has a [`Thing::Order`] for the calls of
//! the one and the returns of the other. Two calls, or two returns, may change places, and the history says the same.

use super::event::Op;
use super::footprint::{Effect, Thing};
use super::world::{self, World};
use std::panic::Location;
use std::time::Duration;

/// A call that has begun and has made no visible step yet.
#[derive(Debug, Clone, Copy)]
pub struct Calling {
    client: u8,
    number: u32,
    text: &'static str,
}

/// An entry of a history.
#[derive(Debug, Clone, Copy)]
pub struct Noted {
    /// Which call of the program.
    pub number: u32,
    pub what: What,
    pub at: Duration,
}

/// What happened to a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The program reached it.
    Reached,
    /// Its first visible step began.
    Called,
    /// It returned the answer of this number.
    Returned(u32),
}

/// Whether the time of a call matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timed {
    Yes,
    No,
}

/// The running client reaches the call of this number.
pub fn reach(client: u8, number: u32, text: &'static str, timed: Timed) {
    world::with(|w| {
        w.note(number, What::Reached, timed);
        let calling = Some(Calling { client, number, text });
        if let Some(task) = w.current_task() {
            task.calling = calling;
            task.busy_wait.begin_anew();
        }
    });
}

/// The running client's call has returned.
pub fn leave(client: u8, number: u32, answer: u32, text: &'static str, timed: Timed) {
    world::with(|w| {
        w.call_begins();
        w.note(number, What::Returned(answer), timed);
        for caller in (0..w.clients).filter(|caller| *caller != client) {
            w.touch(Thing::Order { caller, returner: client }, Effect::Writes);
        }
        w.record(Op::Return(text), None, Location::caller());
    });
}

impl World {
    fn note(&mut self, number: u32, what: What, timed: Timed) {
        if timed == Timed::Yes {
            self.touch(Thing::Clock, Effect::Reads);
        }
        let at = self.now;
        self.history.push(Noted { number, what, at });
    }

    /// The running client makes the first step of its call, if it has not made it.
    pub(super) fn call_begins(&mut self) {
        let calling = self.current_task().and_then(|task| task.calling.take());
        let Some(Calling { client, number, text }) = calling else {
            return;
        };
        self.note(number, What::Called, Timed::No);
        for returner in (0..self.clients).filter(|returner| *returner != client) {
            self.touch(Thing::Order { caller: client, returner }, Effect::Writes);
        }
        self.record(Op::Call(text), None, Location::caller());
    }
}

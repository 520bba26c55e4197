//! Somebody who plays the scheduler, and what is offered to them.

use super::Claim;
use super::values::Values;
use crate::rt::world::{Ending, Time, World};
use crate::schedule::Body;
use std::cell::{Cell, RefCell};

/// What somebody who plays the scheduler tries.
pub(crate) enum Aim<'a> {
    /// To show that the claim does not hold.
    Break,
    /// The same; for an execution in which it holds, the outcome is wanted: "returns 2".
    Collect(&'a dyn Fn(&World) -> String),
    /// The same; whether it holds in an execution is for a specification to say.
    Follow(Judge<'a>),
    /// To get to where the body returns `true`.
    Reach(&'a Values<bool>),
}

/// What is said of an execution that has ended so, as an error if it must not happen.
pub(crate) type Judge<'a> = &'a dyn Fn(&World, &Ending) -> Result<String, String>;

/// A claim that can be tried by hand.
pub(crate) struct Offer<'a> {
    pub claim: &'a Claim,
    pub aim: Aim<'a>,
    pub part: u32,
    /// In which the check asks.
    pub time: Time,
    pub body: &'a Body,
}

/// Somebody who gets each claim of the check before it is tried, and may end the check there.
pub(crate) type Hand = Box<dyn Fn(&Offer<'_>)>;

thread_local! {
    static HAND: RefCell<Option<Hand>> = const { RefCell::new(None) };
    static PLAYS: Cell<bool> = const { Cell::new(false) };
}

/// From now on claims are offered to `hand`, which plays the scheduler: only the schedules that it asks for are tried.
pub(crate) fn play(hand: Hand) {
    PLAYS.set(true);
    HAND.set(Some(hand));
}

/// From now on claims are offered to `hand`; if it does not end the check, the check continues as without it.
pub(crate) fn look_on(hand: Hand) {
    HAND.set(Some(hand));
}

/// Whether somebody plays the scheduler.
pub(crate) fn is_played() -> bool {
    PLAYS.get()
}

pub(crate) fn offered(offer: &Offer<'_>) {
    HAND.with_borrow(|hand| hand.iter().for_each(|hand| hand(offer)));
}

//! Somebody who plays the scheduler, and what is offered to them.

use super::Claim;
use super::values::Values;
use crate::rt::world::Time;
use crate::schedule::Body;
use std::cell::RefCell;

/// What somebody who plays the scheduler tries.
pub(crate) enum Aim<'a> {
    /// To show that the claim does not hold.
    Break,
    /// To get to where the body returns `true`.
    Reach(&'a Values<bool>),
}

/// A claim that can be tried by hand.
pub(crate) struct Offer<'a> {
    pub claim: &'a Claim,
    pub aim: Aim<'a>,
    pub part: u32,
    /// In which the check asks.
    pub time: Time,
    pub body: &'a Body,
}

/// Somebody who plays the scheduler: gets each claim of the check before it is tried, and may end the check there.
pub(crate) type Hand = Box<dyn Fn(&Offer<'_>)>;

thread_local! {
    static HAND: RefCell<Option<Hand>> = const { RefCell::new(None) };
}

/// From now on claims are offered to `hand`, and no schedules are tried beside those it asks for.
pub(crate) fn play(hand: Hand) {
    HAND.set(Some(hand));
}

/// Whether somebody plays the scheduler.
pub(crate) fn is_played() -> bool {
    HAND.with_borrow(Option::is_some)
}

pub(super) fn offered(offer: &Offer<'_>) {
    HAND.with_borrow(|hand| hand.iter().for_each(|hand| hand(offer)));
}

//! Waiting for any of several operations on channels, and doing exactly one of them.

use super::footprint::{Effect, Thing};
use super::useless::About;
use super::world::{self, World};
use super::{Condition, Op, choose, point, point_until};
use std::panic::Location;
use std::time::Duration;

/// An operation that may be selected.
pub trait Choice {
    /// Whether it need not wait now.
    fn is_ready(&self) -> bool;
    /// What it waits for.
    fn until(&self) -> Condition;
    /// When it will be ready by itself.
    fn deadline(&self) -> Option<Duration> {
        None
    }
    /// Lets others see that the running thread waits for it, as its choice `index`.
    fn enlist(&self, _index: usize) {}
    /// The running thread waits no more.
    fn withdraw(&self) {}
    /// It is ready and it is chosen: from here on nobody can take away what it needs.
    fn commit(&self) -> Agreement;
}

/// What was agreed upon when an operation was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// It will be done.
    Reached,
    /// The other side is gone, so it will fail.
    Disconnected,
}

/// Which of several ready operations is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Any of them: the schedule decides.
    Any,
    /// The first.
    First,
}

/// How long to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patience {
    /// Not at all.
    None,
    /// Until this virtual time.
    Until(Duration),
    /// For ever.
    Endless,
}

/// The operation that was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    /// Its place among the choices.
    pub index: usize,
    /// Whether it will be done.
    pub agreement: Agreement,
}

/// Chooses one operation that is ready, or waits until one is; none when the time is over.
#[track_caller]
pub fn select(choices: &[&dyn Choice], order: Order, patience: Patience) -> Option<Chosen> {
    point(Condition::Always);
    let place = Location::caller();
    loop {
        if let Some(chosen) = ready(choices, order) {
            return Some(chosen);
        }
        if is_over(patience) {
            world::with(|w| {
                let op = if patience == Patience::None { Op::Empty } else { Op::TimedOut };
                w.record(op, None, place);
                w.asked(About::Several, place);
            });
            return None;
        }
        if let Some(index) = wait(choices, patience) {
            return Some(Chosen { index, agreement: Agreement::Reached });
        }
    }
}

#[track_caller]
fn ready(choices: &[&dyn Choice], order: Order) -> Option<Chosen> {
    let ready = || (0..choices.len()).filter(|index| choices[*index].is_ready());
    let way = match order {
        Order::Any => choose(ready().count()),
        Order::First => 0,
    };
    let index = ready().nth(way)?;
    Some(Chosen { index, agreement: choices[index].commit() })
}

/// Waits until something may be ready; the choice that a partner came for, if one did.
#[track_caller]
fn wait(choices: &[&dyn Choice], patience: Patience) -> Option<usize> {
    choices.iter().enumerate().for_each(|(index, choice)| choice.enlist(index));
    world::with(World::changed);
    let conditions = choices.iter().map(|choice| choice.until()).chain([Condition::Met]).collect();
    let end = match patience {
        Patience::Until(end) => Some(end),
        Patience::None | Patience::Endless => None,
    };
    let deadline = choices.iter().filter_map(|choice| choice.deadline()).chain(end).min();
    point_until(Condition::Any(conditions), deadline);
    choices.iter().for_each(|choice| choice.withdraw());
    world::with(|w| {
        w.changed();
        w.current_task().and_then(|task| task.meeting.chosen.take())
    })
}

fn is_over(patience: Patience) -> bool {
    match patience {
        Patience::None => true,
        Patience::Until(end) => world::with(|w| {
            w.touch(Thing::Clock, Effect::Reads);
            w.now >= end
        }),
        Patience::Endless => false,
    }
}

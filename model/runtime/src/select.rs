//! Waiting for any of several operations on channels, and doing exactly one of them.

use super::busy_wait::About;
use super::event::Place;
use super::footprint::{Effect, Thing};
use super::task::TaskState;
use super::world::{self, World};
use super::{Condition, Op, TaskId, choose, point, point_until};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::Location;
use std::time::Duration;

/// An operation that may be selected.
pub trait Choice {
    /// Whether it can be done without waiting.
    fn is_ready(&self) -> bool;
    /// What it waits for.
    fn until(&self) -> Condition;
    /// When it will be ready by itself.
    fn deadline(&self) -> Option<Duration> {
        None
    }
    /// Lets others see that the running thread waits for it, as its choice `index`.
    fn enlist(&self, _index: usize) {}
    /// The running thread no longer waits.
    fn withdraw(&self) {}
    /// It is ready and it is chosen: from here on nobody can take away what it needs.
    /// `place` is the line that asked for the choice.
    fn commit(&self, place: Place) -> Agreement;
}

/// What was agreed when an operation was chosen.
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

/// Chooses one operation that is ready, or waits until one is; none if the time is up.
#[track_caller]
pub fn select(choices: &[&dyn Choice], order: Order, patience: Patience) -> Option<Chosen> {
    point(Condition::Always);
    let place = Location::caller();
    loop {
        if let Some(index) = pick(choices, order) {
            return Some(Chosen { index, agreement: choices[index].commit(place) });
        }
        if is_over(patience) {
            in_vain(choices, patience, place);
            return None;
        }
        if let Some(index) = wait(choices, patience) {
            return Some(Chosen { index, agreement: Agreement::Reached });
        }
    }
}

/// Returns one operation that is ready, or waits until one is; none if the time is up. Nothing is done and
/// nothing is reserved: another thread may do it first.
#[track_caller]
pub fn ready(choices: &[&dyn Choice], order: Order, patience: Patience) -> Option<usize> {
    point(Condition::Always);
    let place = Location::caller();
    loop {
        if let Some(index) = pick(choices, order) {
            asked(choices, place);
            return Some(index);
        }
        if is_over(patience) {
            in_vain(choices, patience, place);
            return None;
        }
        watch(choices, patience);
    }
}

/// One of the operations that are ready.
#[track_caller]
fn pick(choices: &[&dyn Choice], order: Order) -> Option<usize> {
    let ready = || (0..choices.len()).filter(|index| choices[*index].is_ready());
    let way = match order {
        Order::Any => choose(ready().count()),
        Order::First => 0,
    };
    ready().nth(way)
}

/// Nothing was ready.
fn in_vain(choices: &[&dyn Choice], patience: Patience, place: Place) {
    let op = if patience == Patience::None { Op::Empty } else { Op::TimedOut };
    world::with(|w| w.record(op, None, place));
    asked(choices, place);
}

/// A thread that asks one channel after the other on the same line does not ask the same again. And a thread that
/// polls the clock lets it advance.
fn asked(choices: &[&dyn Choice], place: Place) {
    let about = match choices {
        [only] => about(*only),
        _ => About::Several(which(choices)),
    };
    let reads_clock = choices.iter().any(|choice| choice.deadline().is_some());
    world::with(|w| {
        w.asked(about, place);
        if let Some(task) = w.current_task().filter(|_| reads_clock) {
            task.busy_wait.reads_clock = true;
        }
    });
}

/// A number for the set of channels: a thread that asks one set and then another does not ask the same again.
fn which(choices: &[&dyn Choice]) -> u64 {
    let channel = |choice: &&dyn Choice| match choice.until() {
        Condition::CanSend(channel) | Condition::CanReceive(channel) => Some(channel),
        _ => None,
    };
    let mut hasher = DefaultHasher::new();
    choices.iter().for_each(|choice| channel(choice).hash(&mut hasher));
    hasher.finish()
}

fn about(choice: &dyn Choice) -> About {
    match choice.until() {
        Condition::CanSend(channel) | Condition::CanReceive(channel) => About::Object(channel),
        _ => About::Time,
    }
}

/// Waits until something may be ready; the choice that a partner came for, if one did.
#[track_caller]
fn wait(choices: &[&dyn Choice], patience: Patience) -> Option<usize> {
    choices.iter().enumerate().for_each(|(index, choice)| choice.enlist(index));
    world::with(World::changed);
    world::with(World::wake_watchers);
    wait_for_any(choices, Condition::Met, patience);
    choices.iter().for_each(|choice| choice.withdraw());
    world::with(|w| {
        w.changed();
        w.current_task().and_then(|task| task.rendezvous.chosen.take())
    })
}

/// Waits until something may be ready, and is not a partner for others meanwhile.
#[track_caller]
fn watch(choices: &[&dyn Choice], patience: Patience) {
    wait_for_any(choices, WATCHES, patience);
    world::with(|w| w.current_task().map(|task| task.rendezvous.handed = false));
}

#[track_caller]
fn wait_for_any(choices: &[&dyn Choice], or: Condition, patience: Patience) {
    let conditions = choices.iter().map(|choice| choice.until()).chain([or]).collect();
    let end = match patience {
        Patience::Until(end) => Some(end),
        Patience::None | Patience::Endless => None,
    };
    let deadline = choices.iter().filter_map(|choice| choice.deadline()).chain(end).min();
    point_until(Condition::Any(conditions), deadline);
}

/// One of the conditions of a thread that watches. No thread is handed anything while it waits for several things,
/// so here it means that a thread began to wait at a rendezvous channel: it may be the one that the watcher looks for.
const WATCHES: Condition = Condition::Handed;

impl World {
    fn wake_watchers(&mut self) {
        for index in 0..self.tasks.len() {
            let watches = match &self.tasks[index].state {
                TaskState::Waiting { until: Condition::Any(several), .. } => several.contains(&WATCHES),
                _ => false,
            };
            if watches {
                self.touch(Thing::Token(TaskId(index as u32)), Effect::Writes);
                self.tasks[index].rendezvous.handed = true;
            }
        }
    }
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

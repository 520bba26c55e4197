//! Every sentence about threads and objects for a person who plays the scheduler.

use super::peek::Next;
use super::snapshot::ObjectNow;
use super::thread::{Doing, ThreadNow};
use crate::rt::candidates::{Candidate, How};
use crate::rt::channel::Room;
use crate::rt::task::PanicReport;
use crate::rt::{Condition, Kind, ObjectId, TaskId};
use crate::story::messages::{duration, held_thing, held_to, holds_to, line, since_line, what};
use crate::trace::{Held, Trace, is_ours};
use std::time::Duration;

/// What a thread is about to do, or what blocks it; empty for one that only needs to be chosen.
pub(in crate::ask) fn doing(trace: &Trace, now: &ThreadNow) -> String {
    match (&now.doing, &now.panicked) {
        (Doing::Ready | Doing::Ends, _) => String::new(),
        (Doing::Asleep(until), _) => format!("asleep until {}", duration(*until)),
        (Doing::Waits(until, deadline), _) => format!("{}{}", waits(trace, until), at_most(*deadline)),
        (Doing::AsksInVain, _) => "asks in vain until something changes".to_owned(),
        (Doing::Ended, None) => "has ended".to_owned(),
        (Doing::Ended, Some(panic)) if is_the_checks(panic) => "finds the claim broken".to_owned(),
        (Doing::Ended, Some(panic)) => format!("panicked: {}", panic.message),
    }
}

/// Whether it is a check that panics, to say that something does not hold.
fn is_the_checks(panic: &PanicReport) -> bool {
    panic.place.as_ref().is_some_and(|(file, _)| is_ours(file))
}

fn waits(trace: &Trace, until: &Condition) -> String {
    let holders = match until {
        Condition::LockFree(lock)
        | Condition::ReadFree(lock)
        | Condition::WriteFree(lock)
        | Condition::Settled(lock) => held_by(trace, *lock),
        _ => String::new(),
    };
    format!("waits for {}{holders}", what(trace, until))
}

/// ", which thread 2 holds since line 31".
fn held_by(trace: &Trace, object: ObjectId) -> String {
    let held = &trace.objects[object.0 as usize].held;
    let holders: Vec<String> = held
        .iter()
        .map(|held| format!("{} {}{}", trace.name(held.by), holds_to(held.to), since_line(held.since)))
        .collect();
    if holders.is_empty() { String::new() } else { format!(", which {}", holders.join(" and ")) }
}

fn at_most(deadline: Option<Duration>) -> String {
    deadline.map(|at| format!(", until {} at most", duration(at))).unwrap_or_default()
}

/// What a thread holds: "`a` since line 30".
pub(in crate::ask) fn holds(trace: &Trace, task: TaskId) -> Vec<String> {
    let objects = trace.objects.iter().enumerate();
    let held = objects.flat_map(|(index, object)| {
        let mine = object.held.iter().filter(|held| held.by == task);
        mine.map(move |held| held_thing(trace, ObjectId(index as u32), held))
    });
    held.collect()
}

/// What choosing this does.
pub(in crate::ask) fn choice(candidate: &Candidate, now: &ThreadNow, next: Option<&Next>) -> String {
    let does = match (next, &now.doing) {
        (Some(next), _) => next.says.clone(),
        (None, Doing::Ends) => "ends".to_owned(),
        (None, _) => format!("goes on{}", line(now.place)),
    };
    match (candidate.how, &now.doing) {
        (How::TimePasses, Doing::Asleep(until) | Doing::Waits(_, Some(until))) => {
            format!("time passes to {}: {}", duration(*until), after_time(now, next, does))
        }
        (How::Spurious, _) => format!("for no reason: {does}"),
        _ => does,
    }
}

fn after_time(now: &ThreadNow, next: Option<&Next>, does: String) -> String {
    match (next, &now.doing) {
        (Some(_), _) => does,
        (None, Doing::Asleep(_)) => "wakes up".to_owned(),
        (None, _) => "time is over".to_owned(),
    }
}

/// Whether the execution reached its goal.
pub(in crate::ask) fn reached(reached: bool) -> String {
    if reached { "it is reached" } else { "it is not reached" }.to_owned()
}

/// What is known of a shared object besides its value.
pub(in crate::ask) fn object(trace: &Trace, id: ObjectId, now: &ObjectNow) -> String {
    let object = &trace.objects[id.0 as usize];
    let mut parts = Vec::new();
    match object.kind {
        Kind::Mutex | Kind::RwLock if object.held.is_empty() => parts.push("free".to_owned()),
        Kind::Mutex | Kind::RwLock | Kind::Once => {
            let hold = |held: &Held| {
                format!("{} {}{}", held_to(held.to), trace.name(held.by), since_line(held.since))
            };
            parts.extend(object.held.iter().map(hold));
        }
        Kind::Channel => parts.extend(now.fill.map(filled)),
        Kind::Atomic | Kind::Condvar | Kind::Barrier | Kind::Arc | Kind::Output => {}
    }
    if !now.waiting.is_empty() {
        let names: Vec<String> = now.waiting.iter().map(|task| trace.name(*task)).collect();
        let verb = if names.len() == 1 { "waits" } else { "wait" };
        parts.push(format!("{} {verb}", names.join(", ")));
    }
    parts.join("; ")
}

fn filled(fill: crate::rt::channel::Fill) -> String {
    let ends = |count: usize, end: &str| match count {
        0 => format!("no {end}"),
        1 => format!("1 {end}"),
        _ => format!("{count} {end}s"),
    };
    let room = match fill.room {
        Room::Unbounded => format!("holds {}", fill.held),
        Room::Bounded(0) => "without room".to_owned(),
        Room::Bounded(room) => format!("holds {} of {room}", fill.held),
    };
    format!("{room}, {}, {}", ends(fill.senders, "sender"), ends(fill.receivers, "receiver"))
}

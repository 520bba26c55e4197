//! Who waits for whom, and what each of them holds.

use super::{line, since_line, what};
use crate::rt::{Condition, ObjectId, TaskId};
use crate::story::names;
use crate::trace::{Held, HeldTo, Trace};

/// More threads than this are counted, not listed.
const LISTED: usize = 8;

pub(super) fn deadlocked(trace: &Trace) -> String {
    let circle = trace.threads_in_circle();
    let all: Vec<TaskId> =
        trace.all_threads().filter(|task| trace.threads[task.index()].waits.is_some()).collect();
    let mut text = match circle[..] {
        [] => "deadlock: every thread that is left waits, and nothing can wake any of them".to_owned(),
        [itself] => format!("deadlock: {} waits for itself, for ever", trace.name(itself)),
        _ => "deadlock: these threads wait for each other, for ever".to_owned(),
    };
    let shown = if circle.is_empty() { &all } else { &circle };
    for task in shown.iter().take(LISTED) {
        text.push_str(&format!("\n  {}", waits(trace, *task)));
    }
    for sentence in senders_alive(trace, &all) {
        text.push_str(&format!("\n  {sentence}"));
    }
    let others = all.len() - shown.len().min(LISTED);
    if others > 0 {
        text.push_str(&format!("\n  {}", bystanders(others, circle.len())));
    }
    text
}

fn bystanders(count: usize, circle: usize) -> String {
    match (count, circle) {
        (1, 0) => "1 other thread waits too".to_owned(),
        (_, 0) => format!("{count} other threads wait too"),
        (1, _) => "1 other thread waits too, and is not part of the cycle".to_owned(),
        _ => format!("{count} other threads wait too, and are not part of the cycle"),
    }
}

/// A thread that waits for a message of an empty channel also waits for the last sender to be dropped.
fn senders_alive(trace: &Trace, left: &[TaskId]) -> Vec<String> {
    let mut channels: Vec<ObjectId> = left.iter().filter_map(|task| receives_at(trace, *task)).collect();
    channels.sort_unstable();
    channels.dedup();
    channels.iter().filter_map(|channel| sender_alive(trace, *channel, left)).collect()
}

fn receives_at(trace: &Trace, task: TaskId) -> Option<ObjectId> {
    let receives = |condition: &Condition| match condition {
        Condition::CanReceive(channel) => Some(*channel),
        _ => None,
    };
    match &trace.threads[task.index()].waits.as_ref()?.0 {
        // Where there is no room, it waits for a partner as well.
        Condition::Any(several) => several.iter().find_map(receives),
        one => receives(one),
    }
}

fn sender_alive(trace: &Trace, channel: ObjectId, left: &[TaskId]) -> Option<String> {
    let object = &trace.objects[channel.0 as usize];
    let alive = match object.senders {
        0 => return None,
        1 => "1 sender is".to_owned(),
        count => format!("{count} senders are"),
    };
    // Who owns it is certain only where no other thread is left.
    let owner = match left {
        [only] => format!(", in {}", trace.name(*only)),
        _ => String::new(),
    };
    let made = line(Some(object.made_at)).replacen(" at", " made at", 1);
    let made = if made.is_empty() { made } else { format!(" (the channel is{made})") };
    let name = names::quoted(trace, channel);
    Some(format!("nobody will send to {name} any more, but {alive} still alive{owner}{made}"))
}

pub(super) fn waits(trace: &Trace, task: TaskId) -> String {
    let Some((condition, place)) = &trace.threads[task.index()].waits else {
        return trace.name(task);
    };
    let held: Vec<String> = trace
        .objects
        .iter()
        .enumerate()
        .flat_map(|(index, object)| object.held.iter().map(move |held| (ObjectId(index as u32), held)))
        .filter(|(_, held)| held.by == task)
        .map(|(object, held)| holds(trace, object, held))
        .collect();
    let behind = behind_writer(trace, condition);
    let what = what(trace, condition);
    format!("{} {}waits for {what}{}{behind}", trace.name(task), held.concat(), line(*place))
}

/// "holds `a` since line 30, and "
fn holds(trace: &Trace, object: ObjectId, held: &Held) -> String {
    let verb = if held.to == HeldTo::Initialise { "initialises" } else { "holds" };
    format!("{verb} {}, and ", held_thing(trace, object, held))
}

/// "`a` for reading since line 30"
pub(crate) fn held_thing(trace: &Trace, object: ObjectId, held: &Held) -> String {
    let purpose = match held.to {
        HeldTo::Own | HeldTo::Initialise => "",
        HeldTo::Read => " for reading",
        HeldTo::Write => " for writing",
    };
    format!("{}{purpose}{}", names::quoted(trace, object), since_line(held.since))
}

/// New readers wait behind a writer that is already waiting.
fn behind_writer(trace: &Trace, condition: &Condition) -> String {
    let Condition::ReadFree(lock) = condition else {
        return String::new();
    };
    let object = &trace.objects[lock.0 as usize];
    let is_written = object.held.iter().any(|held| held.to == HeldTo::Write);
    match object.wants_to_write.first() {
        Some(writer) if !is_written => {
            format!(", behind {}, which waits to write", trace.name(*writer))
        }
        _ => String::new(),
    }
}

/// What a holder does: "which thread 1 reads since line 3".
pub(crate) fn holds_to(to: HeldTo) -> &'static str {
    match to {
        HeldTo::Own => "holds",
        HeldTo::Read => "reads",
        HeldTo::Write => "writes",
        HeldTo::Initialise => "initialises",
    }
}

/// By whom an object is used: "read by thread 1".
pub(crate) fn held_to(to: HeldTo) -> &'static str {
    match to {
        HeldTo::Own => "held by",
        HeldTo::Read => "read by",
        HeldTo::Write => "written by",
        HeldTo::Initialise => "initialised by",
    }
}
